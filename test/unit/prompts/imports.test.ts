import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importsOf } from '../../../src/core/prompts/imports.ts';

const textsOf = (languageId: string, before: string): string[] =>
  importsOf(languageId, before).map(({ text }) => text);

/** What counts as an import stands between other lines, which do not. */
const cases: readonly (readonly [languageId: string, imports: string, others: string])[] = [
  [
    'typescript',
    "import './a';\nimport type { A } from 'a';\nimport {\n  b,\n  c,\n} from 'b';\nimport * as d from 'd';",
    "import('x');\nimport.meta.url;\nimportant();\nconst e = 1;\nconst { f } = g;\nconst {\n  h,\n} = i;",
  ],
  [
    'javascript',
    "const a = require('a');\nconst { b } = require('b');\nvar {\n  c,\n  d: e,\n} = require('c');",
    "const f = () => {\n  require('f');\n};\nrequire;",
  ],
  [
    'python',
    'import os\nimport numpy as np, sys\nfrom . import a\nfrom ..b import (\n    c,\n    d,\n)\nfrom e import f, \\\n    g',
    'from the start it is\nimport this text as prose does\ndef f():\n    import local\n',
  ],
  [
    'go',
    'package main\nimport "fmt"\nimport (\n\t"os"\n\n\tx "y"\n)',
    'var packages = 1\nfunc main() {\n\timport\n}',
  ],
  ['java', 'package a.b;\nimport java.util.List;\nimport static a.B.*;', 'class A {\n  int imports;\n}'],
  ['kotlin', 'package a\nimport b.C as D', 'fun importAll() = 1'],
  ['c', '#include <stdio.h>\n# include "a.h"', '#define A 1\n#ifdef B\nint a;\n#endif'],
  ['cpp', '#include <vector>\nusing namespace std;\nimport <map>;', 'int using_it = 1;'],
  [
    'csharp',
    'using System;\nglobal using A.B;\nusing static C.D;\nnamespace E.F;',
    'using var file = Open();\nusing (var a = b) {\n}\nnamespace G {\n  class H {}\n}',
  ],
  [
    'rust',
    'use std::fmt;\npub(crate) use a::{\n    b,\n    c::{d, e},\n};\nextern crate f;',
    'user();\nmod g {\n    use h;\n}',
  ],
  [
    'php',
    "namespace App;\nuse A\\B;\nuse C\\{\n  D,\n  E\n};\nrequire_once 'a.php';\ninclude('b.php');",
    '<?php\nclass F {\n  use G;\n}',
  ],
  ['ruby', "require 'a'\nrequire_relative 'b'\ninclude C", 'class D\n  include E\nend\nrequirements = 1'],
  ['swift', 'import Foundation\n@testable import App', 'let importance = 1'],
  ['scss', "@use 'a' as b;\n@use 'c' with (\n  $d: 1,\n);", '.e {\n  color: red;\n}\n@media print {\n}'],
  ['less', "@import 'a';", '@b: 1;'],
];

describe('importsOf', () => {
  for (const [languageId, imports, others] of cases)
    it(`finds what ${languageId} uses and nothing else`, () => {
      assert.deepEqual(textsOf(languageId, `${others}\n${imports}\n${others}\n`), imports.split('\n'));
    });

  it('says where each line stands', () => {
    assert.deepEqual(importsOf('python', '# a\r\nimport b\r\n\r\nimport c\r\n'), [
      { index: 1, text: 'import b' },
      { index: 3, text: 'import c' },
    ]);
  });

  it('finds nothing in a language that it does not know', () => {
    assert.deepEqual(importsOf('plaintext', 'import a\n'), []);
    assert.deepEqual(importsOf('constructor', 'import a\n'), []);
  });

  it('takes a block that never ends by its first line', () => {
    assert.deepEqual(textsOf('typescript', `import {\n${'a;\n'.repeat(100)}import 'b';\n`), [
      'import {',
      "import 'b';",
    ]);
  });

  it('finds at most 40 lines, from the first', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `import a${index}`);
    assert.deepEqual(textsOf('python', lines.join('\n')), lines.slice(0, 40));
  });

  it('gives whole lines of the text in order, whatever it holds', () => {
    const pieces = fc.constantFrom(
      'import a\n',
      'import (',
      'from b import (\n',
      ')',
      '{',
      '\n',
      'x\n',
      '\\\n',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }),
        fc.constantFrom('python', 'go'),
        (text, languageId) => {
          const lines = text.join('').split('\n');
          const found = importsOf(languageId, text.join(''));
          assert.ok(found.length <= 40);
          found.forEach((line, place) => {
            assert.equal(line.text, lines[line.index]);
            assert.ok(place === 0 || line.index > found[place - 1]!.index);
          });
        },
      ),
      { seed: 1 },
    );
  });
});
