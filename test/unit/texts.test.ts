import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { sourceTexts } from '../support/sourceTexts.ts';

const texts = v.record(v.string(), v.string());
const read = (path: string): Record<string, string> => v.parse(texts, JSON.parse(readFileSync(path, 'utf8')));

/** What must be the same in every language: places for values, icons, commands. */
function fixedParts(text: string): readonly string[] {
  return (text.match(/\{\d+\}|\$\([a-z-]+\)|`[^`]+`|https?:\/\/\S+/g) ?? []).toSorted();
}

describe('translations', () => {
  const manifest = readFileSync('package.json', 'utf8');
  const inEnglish = read('package.nls.json');

  it('of package.json have each text once', () => {
    const keys = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(keys)].toSorted(), Object.keys(inEnglish).toSorted());
  });

  it('leave no text of package.json in English alone', () => {
    const plain = [...manifest.matchAll(/"(?:title|label|markdownDescription)": "([^"]+)"/g)]
      .map(([, text]) => text ?? '')
      .filter((text) => !/^%.*%$/.test(text) && text !== 'Edgewise');
    assert.deepEqual(plain, []);
  });

  for (const path of globSync('package.nls.*.json'))
    it(`are whole (${path})`, () => {
      checkTranslations(inEnglish, read(path));
    });

  const inCode = sourceTexts();

  it('hold the texts that reach a person by way of a Sentence', () => {
    const ofEachKind = [
      'seed {0}', // the export
      'Other branches', // an object with text and values
      'what it follows ("{0}") is missing', // no sentence of its own
      'must end with its path', // the reason in a setting's sentence
      'There is no text after the head, so there is nothing to send.', // a prompt file's fault
      'Another file here has the name “{0}” already.', // the host's own
      'Paste an API token.',
    ];
    assert.deepEqual(
      ofEachKind.filter((text) => !inCode.has(text)),
      [],
    );
  });

  for (const path of globSync('media/l10n/bundle.l10n.*.json'))
    it(`are whole (${path})`, () => {
      const english = Object.fromEntries([...inCode].map((text) => [text, text]));
      checkTranslations(english, read(path));
    });

  it('come in pairs, one for package.json and one for the code', () => {
    const languages = (pattern: string): string[] =>
      globSync(pattern).map((path) => /([\w-]+)\.json$/.exec(path)?.[1] ?? '');
    const translated = languages('package.nls.*.json').toSorted();
    assert.deepEqual(translated, languages('media/l10n/bundle.l10n.*.json').toSorted());
    assert.ok(translated.includes('de'));
  });
});

function checkTranslations(
  english: Readonly<Record<string, string>>,
  translated: Readonly<Record<string, string>>,
): void {
  const missing = Object.keys(english).filter((key) => !translated[key]);
  const leftOver = Object.keys(translated).filter((key) => english[key] === undefined);
  assert.deepEqual({ missing, leftOver }, { missing: [], leftOver: [] });
  for (const [key, text] of Object.entries(english))
    assert.deepEqual(fixedParts(translated[key] ?? ''), fixedParts(text), key);
}
