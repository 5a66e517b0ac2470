// Takes the place of VS Code's native logger (@vscode/spdlog), which would have to be compiled: without one, output
// channels of extensions stay empty. Same methods; writes at once and never rotates.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #level = levels.indexOf('info');
  #plain = false;

  constructor(file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  #write(level, message) {
    if (levels.indexOf(level) < this.#level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
    appendFileSync(this.#file, this.#plain ? message : `${time} [${level}] ${message}\n`);
  }

  trace(message) {
    this.#write('trace', message);
  }
  debug(message) {
    this.#write('debug', message);
  }
  info(message) {
    this.#write('info', message);
  }
  warn(message) {
    this.#write('warning', message);
  }
  error(message) {
    this.#write('error', message);
  }
  critical(message) {
    this.#write('critical', message);
  }

  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#plain = false;
  }
  /** From here on messages bring their own line ends. */
  clearFormatters() {
    this.#plain = true;
  }
  flush() {}
  drop() {}
}

const createLogger = (name, file) => Promise.resolve(new Logger(file));

// Assigned one by one: that is how VS Code's import sees their names.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
