import assert from 'node:assert/strict';
import { looksLikeCode } from '../../../src/core/context/looksLikeCode.ts';

const code = {
  TypeScript: 'function add(a: number, b: number) {\n  return a + b;\n}',
  Python: 'def add(a, b):\n    """Adds two numbers."""\n    return a + b',
  Go: 'func Add(a, b int) int {\n\treturn a + b\n}',
  Rust: 'fn main() {\n    println!("hi");\n}',
  HTML: '<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>',
  CSS: '.box {\n  color: red;\n  margin: 0\n}',
  JSON: '{\n  "name": "shop",\n  "version": "1.0.0"\n}',
  YAML: 'name: shop\nversion: 1.0.0\nscripts:\n  test: mocha',
  SQL: 'SELECT name, price\nFROM items\nWHERE price > 3;',
  shell: '#!/bin/sh\nfor f in *.ts; do\n  echo "$f"\ndone',
  'a call with comments': '// Adds all of them up.\nconst sum = items.reduce(add, 0);\nlog(sum);',
};

const prose = {
  'two lines of code': 'const a = 1;\nconst b = 2;',
  English:
    'The shop opens at nine. It closes at five.\nOn Sundays it is closed, as everyone knows.\nPlease ring the bell if you need anything else.',
  German:
    'Der Laden öffnet um neun.\nAm Sonntag ist er zu, wie jeder weiß.\nBitte klingeln Sie, wenn Sie etwas brauchen.',
  'a list': '- milk and honey\n- bread\n- six eggs from the farm\n- butter',
  'a letter': 'Dear all,\n\nthank you for the cake, it was lovely.\nSee you soon\n\nAnna',
  Japanese: 'これは文章です\nコードではありません\nただの文です',
};

describe('looksLikeCode', () => {
  for (const [name, text] of Object.entries(code))
    it(`takes ${name} for code`, () => {
      assert.ok(looksLikeCode(text));
    });
  for (const [name, text] of Object.entries(prose))
    it(`does not take ${name} for code`, () => {
      assert.ok(!looksLikeCode(text));
    });
});
