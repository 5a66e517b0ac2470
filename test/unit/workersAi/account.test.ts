import assert from 'node:assert/strict';
import { classifyToken, parseAccountId } from '../../../src/core/workersAi/account.ts';
import { BaseUrlError, parseBaseUrl } from '../../../src/core/workersAi/baseUrl.ts';
import { redact } from '../../../src/core/workersAi/redact.ts';

const id = '0123456789abcdef0123456789abcdef';
const plain = `${'aB3_-'.repeat(7)}xyz12`;

describe('parseAccountId', () => {
  const understood = [
    id,
    ` ${id}\n`,
    id.toUpperCase(),
    `https://dash.cloudflare.com/${id}`,
    `https://dash.cloudflare.com/${id}/ai/workers-ai?x=1`,
    `dash.cloudflare.com/${id}/workers`,
  ];
  for (const text of understood)
    it(`finds it in ${JSON.stringify(text)}`, () => {
      assert.equal(parseAccountId(text), id);
    });

  const refused = [
    '',
    id.slice(1),
    `${id}0`,
    `${id.slice(1)}g`,
    `https://example.com/${id}`,
    `https://dash.cloudflare.com.example.com/${id}`,
    'https://dash.cloudflare.com/',
  ];
  for (const text of refused)
    it(`finds none in ${JSON.stringify(text)}`, () => {
      assert.equal(parseAccountId(text), undefined);
    });
});

describe('classifyToken', () => {
  const tokens = [plain, `cfut_${'a'.repeat(48)}`, `cfat_${'A1-'.repeat(12)}`];
  for (const token of tokens) {
    it(`takes ${token}, also with what was pasted around it`, () => {
      for (const text of [token, ` ${token}\n`, `Bearer ${token}`, `authorization: bearer  ${token}`])
        assert.deepEqual(classifyToken(text), { kind: 'token', token });
    });
  }

  it('joins a token that was pasted over two lines', () => {
    assert.deepEqual(classifyToken(`${plain.slice(0, 20)}\n  ${plain.slice(20)}`), {
      kind: 'token',
      token: plain,
    });
  });

  it('refuses the global key in both its forms', () => {
    for (const text of [`cfk_${'a'.repeat(40)}`, '0123456789abcdef0123456789abcdef01234'])
      assert.equal(classifyToken(text).kind, 'globalKey');
  });

  const junk: readonly (readonly [string, RegExp])[] = [
    ['', /Paste/],
    [id, /account ID/],
    ['short', /40 characters/],
    [`${plain.slice(1)}!`, /letters/],
    [`${plain}x`, /40 characters/],
  ];
  for (const [text, reason] of junk) {
    it(`refuses ${JSON.stringify(text)} and says why`, () => {
      const token = classifyToken(text);
      assert.ok(token.kind === 'invalid');
      assert.match(token.reason.text, reason);
    });
  }
});

describe('redact', () => {
  const secrets = [
    plain,
    `cfut_${'a'.repeat(48)}`,
    'cfat_short',
    `CFUT_${'A'.repeat(48)}`,
    `cfk_${'b'.repeat(40)}`,
    'a'.repeat(40),
    id,
    `${id}01234`,
  ];
  for (const secret of secrets) {
    it(`takes out ${secret}`, () => {
      for (const text of [secret, `a "${secret}" b`, `https://x/accounts/${secret}/ai`, `Bearer ${secret}`])
        assert.ok(!redact(text).includes(secret), redact(text));
    });
  }

  it('leaves other text as it is', () => {
    const text =
      'explain, @cf/meta/llama-3.1-8b-instruct-fp8, status 200, first token after 120 ms, 666 + 42 tokens';
    assert.equal(redact(text), text);
  });
});

describe('parseBaseUrl', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['https://api.cloudflare.com', 'https://api.cloudflare.com'],
    [' https://api.cloudflare.com/ ', 'https://api.cloudflare.com'],
    ['https://proxy.example.com/cloudflare//', 'https://proxy.example.com/cloudflare'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://127.1.2.3', 'http://127.1.2.3'],
    ['http://[::1]:8787/', 'http://[::1]:8787'],
    ['http://localhost:8787', 'http://localhost:8787'],
  ];
  for (const [text, url] of taken)
    it(`takes ${text}`, () => {
      assert.equal(parseBaseUrl(text), url);
    });

  const refused = [
    '',
    'api.cloudflare.com',
    'http://api.cloudflare.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://0.0.0.0',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://user:password@api.cloudflare.com',
    'https://token@api.cloudflare.com',
    'https://api.cloudflare.com?x=1',
    'https://api.cloudflare.com#x',
  ];
  for (const text of refused)
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseBaseUrl(text), BaseUrlError);
    });
});
