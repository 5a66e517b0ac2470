import { isRecord, type JsonObject } from './json.ts';

/** One tool that the model wants called. */
export interface ToolCall {
  /** Only back ends that speak OpenAI's shape give one. */
  readonly id?: string;
  readonly name: string;
  /** The parsed arguments; the model's own words when they are not JSON. */
  readonly arguments: unknown;
}

interface UnfinishedCall {
  readonly index: number | undefined;
  id: string | undefined;
  name: string;
  /** Arguments that came whole. */
  whole: object | undefined;
  /** Arguments that come in pieces of one JSON text. */
  pieces: string;
  isDamaged: boolean;
}

/**
 * Puts tool calls together from all the `tool_calls` arrays of one reply. Both shapes of the service are understood:
 * whole `{name, arguments: {…}}`, and OpenAI's `{index, id, function: {name, arguments: "…"}}`, whole or with its
 * arguments in pieces.
 */
export class ToolCallCollector {
  readonly #calls: UnfinishedCall[] = [];

  /** Takes one `tool_calls` array of the wire; what is not a call is ignored. */
  add(toolCalls: readonly unknown[]): void {
    for (const item of toolCalls) {
      if (!isRecord(item)) continue;
      const called = item['function'];
      if (isRecord(called)) this.#addPiece(item, called);
      else if (typeof item['name'] === 'string') this.#addWhole(item, item['name']);
    }
  }

  /**
   * All calls that have a name, in their order. `isDamaged`: arguments are not JSON, or a piece of them came as a
   * number, so some of them may be missing.
   */
  finish(): { readonly toolCalls: ToolCall[]; readonly isDamaged: boolean } {
    const named = this.#calls.filter(({ name }) => name !== '');
    const toolCalls = named.map(toToolCall);
    const isText = toolCalls.some((call) => typeof call.arguments === 'string');
    return { toolCalls, isDamaged: isText || named.some(({ isDamaged }) => isDamaged) };
  }

  #addWhole(item: JsonObject, name: string): void {
    const call = this.#start(undefined);
    call.id = readId(item['id']);
    call.name = name;
    addArguments(call, item['arguments']);
  }

  #addPiece(item: JsonObject, called: JsonObject): void {
    const id = readId(item['id']);
    const index = typeof item['index'] === 'number' ? item['index'] : undefined;
    const call = this.#find(index, id) ?? this.#start(index);
    call.id ??= id;
    // A back end may repeat the name with every piece.
    if (call.name === '' && typeof called['name'] === 'string') call.name = called['name'];
    addArguments(call, called['arguments']);
  }

  /** The call that a piece goes on with: by its number, or without one by its id, or else the last. */
  #find(index: number | undefined, id: string | undefined): UnfinishedCall | undefined {
    const call = this.#calls.findLast((known) => index === undefined || known.index === index);
    const isAnother = id !== undefined && call?.id !== undefined && call.id !== id;
    return isAnother ? this.#calls.find((known) => known.id === id) : call;
  }

  #start(index: number | undefined): UnfinishedCall {
    const call = { index, id: undefined, name: '', whole: undefined, pieces: '', isDamaged: false };
    this.#calls.push(call);
    return call;
  }
}

function addArguments(call: UnfinishedCall, value: unknown): void {
  if (typeof value === 'object' && value !== null) call.whole = value;
  else if (typeof value === 'string') call.pieces += value;
  else if (typeof value === 'number' || typeof value === 'boolean') {
    // As with text: a piece that looks like a number arrives as one, and digits near it may be lost.
    call.pieces += String(value);
    call.isDamaged = true;
  }
}

function readId(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function toToolCall({ id, name, whole, pieces }: UnfinishedCall): ToolCall {
  return { ...(id !== undefined && { id }), name, arguments: whole ?? parseArguments(pieces) };
}

function parseArguments(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
