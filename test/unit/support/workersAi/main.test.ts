import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../../support/workersAi/main.ts', import.meta.url));

describe('npm run workers-ai', () => {
  let child: ChildProcess | undefined;

  const start = (...options: string[]) => {
    child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  };

  afterEach(async () => {
    if (child?.exitCode !== null || !child.kill()) return;
    await once(child, 'exit');
  });

  it('prints an address, an account and a token that work', async () => {
    const text = await readUntil(start('--port', '0', '--shape', 'openai'), 'lostDigits');
    const [, url] = /listens on (\S+)/.exec(text) ?? [];
    const [, account] = /account id\s+(\w+)/.exec(text) ?? [];
    const [, token] = /token\s+(\S+)/.exec(text) ?? [];
    const response = await fetch(`${url}/client/v4/accounts/${account}/ai/models/search?search=none`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.status, 200);
  });

  it('refuses to listen anywhere but on loopback', async () => {
    const process = start('--host', '0.0.0.0');
    const [code] = (await once(process, 'exit')) as [number];
    assert.equal(code, 1);
  });
});

/** What a process printed, as soon as it holds the text. */
async function readUntil(process: ChildProcess, wanted: string): Promise<string> {
  let text = '';
  for await (const chunk of process.stdout as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.includes(wanted)) return text;
  }
  throw new Error(`It ended without “${wanted}”: ${text}`);
}
