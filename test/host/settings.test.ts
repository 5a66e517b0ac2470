import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingDefaults } from '../../src/manifest.ts';
import { Settings } from '../../src/settings.ts';

describe('settings', () => {
  const told: string[] = [];
  const settings = (overrides: ConstructorParameters<typeof Settings>[0]): Settings =>
    new Settings(overrides, (sentence) => told.push(sentence));
  beforeEach(() => {
    told.length = 0;
  });

  it('gives the defaults', () => {
    assert.equal(
      settings({}).get('edgewise.service.idleTimeout'),
      settingDefaults['edgewise.service.idleTimeout'],
    );
    assert.deepEqual(told, []);
  });

  for (const value of [4, 301, 10.5, '30', null])
    it(`answers an idle timeout of ${JSON.stringify(value)} with the default, and tells once`, () => {
      const bad = settings({
        'edgewise.service.idleTimeout': value ?? Number.NaN,
      });
      assert.equal(bad.get('edgewise.service.idleTimeout'), 30);
      assert.equal(bad.get('edgewise.service.idleTimeout'), 30);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /edgewise\.service\.idleTimeout/);
    });

  for (const address of ['http://example.com', 'ftp://example.com', 'nonsense', 'https://a:b@example.com'])
    it(`sends nothing to ${address}`, () => {
      const bad = settings({ 'edgewise.service.baseUrl': address });
      assert.equal(bad.get('edgewise.service.baseUrl'), 'https://api.cloudflare.com');
      assert.equal(told.length, 1);
    });

  it('lets no folder change where requests go', async () => {
    const configuration = vscode.workspace.getConfiguration();
    await assert.rejects(async () =>
      configuration.update(
        'edgewise.service.baseUrl',
        'https://evil.example',
        vscode.ConfigurationTarget.Workspace,
      ),
    );
    assert.equal(settings({}).get('edgewise.service.baseUrl'), 'https://api.cloudflare.com');
  });
});
