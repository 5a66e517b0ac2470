import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  chatViewId,
  commandIds,
  commentControllerId,
  contextKeyIds,
  settingDefaults,
} from '../../src/manifest.ts';

const keyed = v.looseObject({ command: v.optional(v.string()), when: v.optional(v.string()) });
const manifest = v.parse(
  v.object({
    contributes: v.object({
      commands: v.array(
        v.object({ command: v.string(), title: v.string(), category: v.literal('Edgewise') }),
      ),
      menus: v.record(v.string(), v.array(keyed)),
      keybindings: v.array(v.object({ command: v.string(), key: v.string(), when: v.string() })),
      views: v.object({ edgewise: v.array(v.object({ id: v.string() })) }),
      configuration: v.array(
        v.object({
          properties: v.record(
            v.string(),
            v.object({ scope: v.string(), default: v.unknown(), markdownDescription: v.string() }),
          ),
        }),
      ),
    }),
  }),
  JSON.parse(readFileSync('package.json', 'utf8')),
).contributes;

const settings = Object.assign({}, ...manifest.configuration.map(({ properties }) => properties)) as Record<
  string,
  { scope: string; default: unknown }
>;
const menuEntries = Object.values(manifest.menus).flat();

describe('package.json and src/manifest.ts', () => {
  it('name the same commands', () => {
    assert.deepEqual(manifest.commands.map(({ command }) => command).toSorted(), commandIds.toSorted());
  });

  it('use only declared commands in menus and keys', () => {
    const used = [...menuEntries, ...manifest.keybindings].flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      used.filter((command) => !commandIds.some((id) => id === command)),
      [],
    );
  });

  it('name the same settings with the same defaults', () => {
    const defaults = Object.fromEntries(
      Object.entries(settings).map(([id, setting]) => [id, setting.default]),
    );
    assert.deepEqual(defaults, settingDefaults);
  });

  it('let no folder change where code and token go', () => {
    for (const [id, { scope }] of Object.entries(settings))
      if (id.startsWith('edgewise.service.')) assert.equal(scope, 'application', id);
  });

  it('name the same view and comment controller', () => {
    assert.deepEqual(
      manifest.views.edgewise.map(({ id }) => id),
      [chatViewId],
    );
    const controllers = menuEntries.flatMap(
      ({ when }) => /commentController == (\S+)/.exec(when ?? '')?.[1] ?? [],
    );
    assert.deepEqual([...new Set(controllers)], [commentControllerId]);
  });

  it('read only context keys that the code sets, and every one of them', () => {
    const clauses = [...menuEntries, ...manifest.keybindings, ...manifest.commands].map((entry) =>
      'when' in entry ? (entry.when ?? '') : '',
    );
    const enablement = readFileSync('package.json', 'utf8').match(/"enablement": "[^"]*"/g) ?? [];
    const names = [...clauses, ...enablement].join(' ').match(/(?<![\w.])edgewise\.\w+(?:\.\w+)*/g) ?? [];
    const keys = new Set(names.filter((name) => name !== chatViewId && name !== commentControllerId));
    assert.deepEqual([...keys].toSorted(), [...contextKeyIds].toSorted());
  });

  it('give keys a context of their own', () => {
    for (const { key, when } of manifest.keybindings) {
      assert.match(when, /editorTextFocus|edgewise\.chatFocused/, key);
      assert.doesNotMatch(key, /^ctrl\+[likzcx]$/);
    }
  });
});
