import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Account, credentialsFromEnvironment } from '../../src/host/account/account.ts';

/** SecretStorage in memory; two accounts over one of these are two windows. */
class Secrets implements vscode.SecretStorage {
  readonly #values = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.#changed.event;

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#values.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.#values.set(key, value);
    this.#changed.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#values.delete(key);
    this.#changed.fire({ key });
    return Promise.resolve();
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#values.keys()]);
  }
}

const credentials = {
  accountId: '57a4d1a5e0fedcba9876543210abcdef',
  token: 'x'.repeat(40),
};

describe('the account', () => {
  const account = (secrets: Secrets, problems: string[] = []): Account =>
    new Account(secrets, undefined, (problem) => problems.push(problem));

  it('keeps and forgets credentials, and another window notices both', async () => {
    const secrets = new Secrets();
    const here = account(secrets);
    const there = account(secrets);
    let changes = 0;
    there.onDidChange(() => (changes += 1));
    await here.keep(credentials);
    assert.deepEqual(await there.current(), credentials);
    await here.forget();
    assert.equal(await there.current(), undefined);
    assert.equal(changes, 2);
  });

  it('keeps both parts in one secret and nothing else', async () => {
    const secrets = new Secrets();
    await account(secrets).keep(credentials);
    assert.deepEqual(await secrets.keys(), ['edgewise.account']);
  });

  for (const damaged of ['', '{', '"text"', '{"accountId":"57a4"}'])
    it(`reports and drops what is stored as ${JSON.stringify(damaged)}`, async () => {
      const secrets = new Secrets();
      await secrets.store('edgewise.account', damaged);
      const problems: string[] = [];
      assert.equal(await account(secrets, problems).current(), undefined);
      assert.equal(problems.length, 1);
      assert.deepEqual(await secrets.keys(), []);
    });

  it('reads the names of the environment that Cloudflare uses, and takes no half', () => {
    const { accountId, token } = credentials;
    const both = { CLOUDFLARE_ACCOUNT_ID: accountId };
    assert.deepEqual(credentialsFromEnvironment({ ...both, CLOUDFLARE_AUTH_TOKEN: token }), credentials);
    assert.deepEqual(credentialsFromEnvironment({ ...both, CLOUDFLARE_API_TOKEN: token }), credentials);
    assert.equal(credentialsFromEnvironment(both), undefined);
    assert.equal(credentialsFromEnvironment({ CLOUDFLARE_API_TOKEN: token }), undefined);
  });
});
