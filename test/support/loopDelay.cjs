// Loaded first into VS Code's extension host by the benchmark of typing: writes how long its event loop was blocked, a line for each tenth of a
// second, to the file that EDGEWISE_LOOP_DELAY names: milliseconds since 1970, and the longest delay since the line before.
const { appendFile } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const file = process.env.EDGEWISE_LOOP_DELAY;
if (file && process.argv.some((argument) => argument.includes('extensionHost'))) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  setInterval(() => {
    const longest = delay.max / 1e6;
    delay.reset();
    appendFile(file, `${Date.now()} ${longest.toFixed(2)}\n`, () => {});
  }, 100).unref();
}
