import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { LineBuffer } from './lineBuffer.ts';
import { unreadableError } from './transportErrors.ts';

/** The longest line, and the longest event, that is read: 8 MiB. A real one has some hundred bytes. */
export const longestLine = 8 * 1024 * 1024;

/** Turns the bytes of a body into server-sent events. Until the first event it also keeps the text, to say what came. */
export class EventReader {
  readonly #buffer = new LineBuffer();
  /** The parser takes a byte order mark away, but only at the beginning. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #events: EventSourceMessage[] = [];
  #isTooLong = false;
  /** Parts, joined once: what is no stream of events may be long and come in many pieces. */
  #textBeforeEvents: string[] | undefined = [];
  #keptLength = 0;

  readonly #parser = createParser({
    maxBufferSize: longestLine,
    onEvent: (event) => {
      if (event.data.length > longestLine) this.#isTooLong = true;
      this.#events.push(event);
    },
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') this.#isTooLong = true;
    },
  });

  /** All that came, or its first 8 MiB, as long as no event was in it; then undefined. */
  get textBeforeEvents(): string | undefined {
    return this.#textBeforeEvents?.join('');
  }

  /**
   * Takes a chunk and gives the events that are complete with it.
   * @throws WorkersAiError of kind `unreadable` for a line or an event beyond the limit.
   */
  push(chunk: Uint8Array): readonly EventSourceMessage[] {
    const lines = this.#buffer.push(chunk);
    if (lines) this.#feed(this.#decoder.decode(lines));
    else if (this.#events.length > 0) this.#events = [];
    if (this.#buffer.pendingLength > longestLine) throw tooLong();
    return this.#events;
  }

  /** The events that the end of the body completes: the last one may lack its blank line. */
  finish(): readonly EventSourceMessage[] {
    this.#feed(`${this.#decoder.decode(this.#buffer.takeRest())}\n\n`);
    return this.#events;
  }

  #feed(text: string): void {
    this.#events = [];
    this.#parser.feed(text);
    if (this.#isTooLong) throw tooLong();
    if (this.#textBeforeEvents) this.#keep(text, this.#textBeforeEvents);
  }

  #keep(text: string, parts: string[]): void {
    if (this.#events.some(({ data }) => data.trim() !== '')) this.#textBeforeEvents = undefined;
    else if (this.#keptLength < longestLine) parts.push(text);
    this.#keptLength += text.length;
  }
}

function tooLong(): Error {
  return unreadableError(
    'The answer had a line of more than {0} MiB without an end.',
    longestLine / 1024 / 1024,
  );
}
