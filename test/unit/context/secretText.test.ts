import assert from 'node:assert/strict';
import { findSecret } from '../../../src/core/context/secretText.ts';

// Put together here, so that nobody who scans this file takes them for real.
const letters = (count: number): string => 'aB3dE5fG7hJ9kL2m'.repeat(Math.ceil(count / 16)).slice(0, count);
const marker = (name: string): string => `-----BEGIN ${name}-----`;

const secrets: readonly (readonly [name: string, kind: string, text: string])[] = [
  ['a PEM key', 'privateKey', `${marker('PRIVATE KEY')}\n${letters(64)}\n${letters(20)}\n`],
  ['an RSA key', 'privateKey', `${marker('RSA PRIVATE KEY')}\r\n${letters(64)}\r\n`],
  ['an OpenSSH key', 'privateKey', `${marker('OPENSSH PRIVATE KEY')}\n${letters(70)}\n`],
  [
    'an encrypted key with headers',
    'privateKey',
    `${marker('RSA PRIVATE KEY')}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,${letters(16)}\n\n${letters(64)}\n`,
  ],
  ['a key in JSON', 'privateKey', `{"private_key": "${marker('PRIVATE KEY')}\\n${letters(64)}\\n"}`],
  ['a PGP key', 'privateKey', `${marker('PGP PRIVATE KEY BLOCK')}\n\n${letters(64)}\n`],
  ['an AWS key id', 'AWS', `aws_access_key_id = AKIA${'Q7'.repeat(8)}`],
  ['an AWS secret key', 'AWS', `AWS_SECRET_ACCESS_KEY="${letters(40)}"`],
  ['an Anthropic key', 'Anthropic', `key: sk-ant-api03-${letters(40)}`],
  ['a Cloudflare token', 'Cloudflare', `token = "cfut_${letters(40)}"`],
  ['an older Cloudflare token', 'Cloudflare', `CLOUDFLARE_API_TOKEN=${letters(40)}`],
  ['an older Cloudflare key', 'Cloudflare', `CF_API_KEY: '${letters(37).toLowerCase()}'`],
  ['a GitHub token', 'GitHub', `git clone https://ghp_${letters(36)}@github.com/a/b`],
  ['a fine-grained GitHub token', 'GitHub', `github_pat_${letters(22)}_${letters(59)}`],
  ['a GitLab token', 'GitLab', `glpat-${letters(20)}`],
  ['a Google key', 'Google', `"AIza${letters(35)}"`],
  ['a Hugging Face token', 'Hugging Face', `HF_TOKEN=hf_${letters(34)}`],
  ['an OpenAI key', 'OpenAI', `OPENAI_API_KEY=sk-${letters(48)}`],
  ['an OpenAI project key', 'OpenAI', `sk-proj-${letters(60)}`],
  ['a SendGrid key', 'SendGrid', `SG.${letters(22)}.${letters(43)}`],
  ['a Slack token', 'Slack', `xoxb-1234567890-${letters(24)}`],
  ['a Slack hook', 'Slack', `https://hooks.slack.com/services/T${letters(8)}/B${letters(8)}/${letters(24)}`],
  ['a Stripe key', 'Stripe', `sk_live_${letters(24)}`],
  ['an npm token', 'npm', `//registry.npmjs.org/:_authToken=npm_${letters(36)}`],
  ['another registry token', 'npm', `//npm.example.com/:_authToken=${letters(32)}`],
];

const harmless: readonly (readonly [name: string, text: string])[] = [
  ['a variable of the environment', 'const API_KEY = process.env.OPENAI_API_KEY;'],
  ['a token read from the environment', 'CLOUDFLARE_API_TOKEN: ${{ secrets.CLOUDFLARE_API_TOKEN }}'],
  ['a name for a token', 'cloudflareToken = await secretStorage.getTheTokenOfTheAccount()'],
  ['a public key', `${marker('PUBLIC KEY')}\n${letters(64)}\n`],
  ['a certificate', `${marker('CERTIFICATE')}\n${letters(64)}\n`],
  ['an SSH public key', `ssh-ed25519 ${letters(68)} me@example.com`],
  [
    'code about keys',
    `if (text.includes('${marker('PRIVATE KEY')}')) throw new Error('no private keys, please, in here');`,
  ],
  ['a key that is only a row of dots', `${marker('PRIVATE KEY')}\n...\n-----END PRIVATE KEY-----`],
  ['the key of AWS’s documentation', 'AKIAIOSFODNN7EXAMPLE'],
  ['the secret of AWS’s documentation', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['a class of a spinner', '.sk-fading-circle-with-many-little-dots-around { color: red }'],
  ['a token’s placeholder', 'GITHUB_TOKEN=ghp_your_token_here'],
  ['a placeholder of npm', '//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
  ['a test key of Stripe', `sk_test_${letters(24)}`],
  ['a commit', `git show ${'0123456789abcdef'.repeat(3).slice(0, 40)}`],
  ['an integrity hash', `"integrity": "sha512-${letters(86)}=="`],
  ['prose', 'The task-list was risk-free, and the basket-maker asked for a token of friendship.'],
];

describe('findSecret', () => {
  for (const [name, kind, text] of secrets)
    it(`finds ${name}, with its line`, () => {
      assert.deepEqual(findSecret(`first\r\nsecond\n${text}\nlast`), { kind, line: 3 });
    });

  for (const [name, text] of harmless)
    it(`lets ${name} pass`, () => {
      assert.equal(findSecret(text), undefined);
    });

  it('names the first of several', () => {
    const [slack, aws] = [`xoxb-1234567890-${letters(24)}`, `AKIA${'Q7'.repeat(8)}`];
    assert.deepEqual(findSecret(`${slack}\n${aws}`), { kind: 'Slack', line: 1 });
    assert.deepEqual(findSecret(`${aws}\n${slack}`), { kind: 'AWS', line: 1 });
  });
});
