// Starts the stand-in service by hand: npm run workers-ai -- --port 8787
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { parseFixture } from './fixture.ts';
import { startService } from './server.ts';

const usage = `npm run workers-ai -- [--port 8787] [--host 127.0.0.1] [--shape native|openai|mixed]
                      [--tokens-per-second N] [--fixture FILE]`;

const optionsSchema = v.object({
  port: v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(0), v.maxValue(65_535)),
  host: v.picklist(['127.0.0.1', '::1', 'localhost'], 'The host must be a loopback address.'),
  shape: v.picklist(['native', 'openai', 'mixed']),
  'tokens-per-second': v.exactOptional(v.pipe(v.string(), v.toNumber(), v.gtValue(0))),
  fixture: v.exactOptional(v.string()),
});

function readOptions(): v.InferOutput<typeof optionsSchema> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      host: { type: 'string', default: '127.0.0.1' },
      shape: { type: 'string', default: 'native' },
      'tokens-per-second': { type: 'string' },
      fixture: { type: 'string' },
    },
  });
  return v.parse(optionsSchema, values);
}

async function main(): Promise<void> {
  const { port, host, shape, fixture, 'tokens-per-second': tokensPerSecond } = readOptions();
  const service = await startService({
    port,
    host,
    shape,
    ...(tokensPerSecond === undefined ? {} : { tokensPerSecond }),
    ...(fixture === undefined ? {} : { fixture: parseFixture(await readFile(fixture, 'utf8')) }),
  });
  console.log(`Workers AI's stand-in listens on ${service.url}

  account id  ${service.accountId}
  token       ${service.token}

Ask a model:
  curl ${service.url}/client/v4/accounts/${service.accountId}/ai/run/@cf/meta/llama-3.1-8b-instruct-fp8 \\
    -H 'authorization: Bearer ${service.token}' \\
    -d '{"stream":true,"messages":[{"role":"user","content":"Hello"}]}'

Give the next request a fault (all of them are in test/support/workersAi/behaviour.ts):
  curl ${service.url}/stand-in/next -d '{"error":"outOfCapacity"}'
  curl ${service.url}/stand-in/next -d '{"reply":"range(100000)","faults":[{"kind":"lostDigits"}]}'`);
}

try {
  await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 1;
}
