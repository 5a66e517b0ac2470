/**
 * `readStream` against the least that any reader of the same stream must do: `TextDecoder`, `eventsource-parser` and
 * `JSON.parse`. Both read the same ReadableStream of the same chunks.
 */
import { createParser } from 'eventsource-parser';
import { readStream } from '../../src/core/workersAi/stream.ts';
import { claim, compare, finish } from '../support/bench.ts';
import { longLineCases, wireCases, type WireCase } from '../support/wireCases.ts';
import { check, cutInto, everyChunking, streamOf } from '../support/wireReading.ts';

const events = 4000;

function nativeStream(): Uint8Array {
  const lines = Array.from({ length: events }, (_, index) => {
    const padding = 'abcdefghijklmnopqrstuvwxyz'.slice(0, index % 26);
    return `data: ${JSON.stringify({ response: ` token${String(index)}`, p: padding })}\n\n`;
  });
  return new TextEncoder().encode(`${lines.join('')}data: [DONE]\n\n`);
}

function openAiStream(): Uint8Array {
  const lines = Array.from({ length: events }, (_, index) => {
    const choices = [{ delta: { content: ` token${String(index)}` }, finish_reason: null, index: 0 }];
    const usage = { prompt_tokens: 0, completion_tokens: 1, total_tokens: 1, neurons: 0.027 };
    return `data: ${JSON.stringify({ choices, object: 'chat.completion.chunk', p: 'nn', usage })}\n\n`;
  });
  return new TextEncoder().encode(`${lines.join('')}data: [DONE]\n\n`);
}

async function readAll(chunks: readonly Uint8Array[]): Promise<number> {
  let length = 0;
  for await (const event of readStream(streamOf(chunks)))
    if (event.type === 'text') length += event.text.length;
  return length;
}

async function parseAlone(chunks: readonly Uint8Array[]): Promise<number> {
  let count = 0;
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      JSON.parse(data);
      count++;
    },
  });
  const reader = streamOf(chunks).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parser.feed(decoder.decode(read.value, { stream: true }));
  }
  return count;
}

console.log(
  `readStream against eventsource-parser + TextDecoder + JSON.parse alone, ${String(events)} events`,
);
for (const [shape, bytes] of Object.entries({ native: nativeStream(), OpenAI: openAiStream() })) {
  for (const size of [1, 64, 16 * 1024]) {
    const chunks = cutInto(bytes, size);
    const times = await compare({ ours: () => readAll(chunks), alone: () => parseAlone(chunks) });
    const speed = times.alone / times.ours;
    console.log(`     ${times.ours.toFixed(1)} ms against ${times.alone.toFixed(1)} ms`);
    claim(`${shape}, chunks of ${String(size)} B, times the speed`, speed, '>=', 0.5);
  }
}

async function passes(wireCase: WireCase, chunkings: Iterable<readonly Uint8Array[]>): Promise<boolean> {
  try {
    for (const chunks of chunkings) await check(wireCase, chunks);
    return true;
  } catch (error) {
    console.log(`     does not pass: ${String(error)}`);
    return false;
  }
}

let passed = 0;
for (const wireCase of wireCases) if (await passes(wireCase, everyChunking(wireCase.bytes))) passed++;
const rows = String(wireCases.length);
claim(
  `wire cases passed whole, by the byte and in every cut in two, of ${rows}`,
  passed,
  '>=',
  wireCases.length,
);

const longLines = longLineCases();
let passedLong = 0;
for (const longLine of longLines) {
  const chunkings = [longLine.bytes.length, 16 * 1024, 64].map((size) => cutInto(longLine.bytes, size));
  if (await passes(longLine, chunkings)) passedLong++;
}
const longRows = String(longLines.length);
claim(
  `long lines passed whole and in chunks of 16 KB and 64 B, of ${longRows}`,
  passedLong,
  '>=',
  longLines.length,
);
finish();
