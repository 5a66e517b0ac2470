import { fenced, lines, type ReplyCase } from './replyCase.ts';

/** Sound replies that have something of what is refused or undone. Each is put into the file as it is. */
const bare: readonly Omit<ReplyCase, 'verdict'>[] = [
  {
    name: 'an import that the model adds',
    languageId: 'python',
    selection: 'p = a + "/" + b',
    reply: lines('import os', '', 'p = os.path.join(a, b)'),
  },
  {
    name: 'a using that the model adds',
    languageId: 'csharp',
    selection: 'var a = b.Where(x => x > 1);',
    reply: lines('using System.Linq;', '', 'var a = b.Where(x => x > 2);'),
  },
  {
    name: 'an include that the model adds',
    languageId: 'c',
    before: '#include <stdio.h>\n',
    selection: 'int n = strlen(s);',
    reply: lines('#include <string.h>', 'size_t n = strlen(s);'),
  },
  {
    name: 'a spread of arguments',
    languageId: 'typescript',
    selection: 'f.apply(null, args);',
    reply: 'f(...args);',
  },
  {
    name: 'rest and spread on lines of their own',
    languageId: 'javascript',
    selection: 'x = merge(a, b)',
    reply: lines('x = {', '  ...a,', '  ...b,', '}'),
  },
  {
    name: 'an ellipsis of C++',
    languageId: 'cpp',
    selection: 'void log(const char* f);',
    reply: 'template <typename... Args> void log(Args&&... args);',
  },
  {
    name: 'a variadic of Go',
    languageId: 'go',
    selection: 'func sum(xs []int) int { return 0 }',
    reply: 'func sum(xs ...int) int { return 0 }',
  },
  {
    name: 'a range of Rust',
    languageId: 'rust',
    selection: 'let a = A { b: 1, c: d.c };',
    reply: 'let a = A { b: 1, ..d };',
  },
  {
    name: 'unpacking of PHP',
    languageId: 'php',
    selection: '$a = array_merge($b, $c);',
    reply: '$a = [...$b, ...$c];',
  },
  {
    name: 'a splat of Ruby',
    languageId: 'ruby',
    selection: 'f(a[0], a[1])',
    reply: 'f(*a) # a holds the rest of the arguments',
  },
  {
    name: 'dots in a string',
    languageId: 'java',
    selection: 'String s = "Loading";',
    reply: 'String s = "Loading...";',
  },
  {
    name: 'a comment on existing files',
    languageId: 'shellscript',
    selection: lines('rm -f out', 'make'),
    reply: lines('# Remove existing files first', 'rm -f out', 'make all'),
  },
  {
    name: 'a comment that asks',
    languageId: 'go',
    selection: 'x := 1',
    reply: lines('// TODO: handle the rest of Unicode', 'x := 2'),
  },
  {
    name: 'a docstring that gains an example in a fence',
    languageId: 'python',
    selection: lines('def f(x):', '    """Doubles."""', '    return x * 2'),
    reply: lines(
      'def f(x):',
      '    """Doubles.',
      '',
      '    ```python',
      '    f(2)',
      '    ```',
      '    """',
      '    return x * 2',
    ),
  },
  {
    name: 'a docstring that gains a bare fence',
    languageId: 'python',
    selection: lines('def f(x):', '    """Doubles."""', '    return x * 2'),
    reply: lines(
      'def f(x):',
      '    """Doubles.',
      '',
      '    ```',
      '    f(2)',
      '    ```',
      '    """',
      '    return x * 2',
    ),
  },
  {
    name: 'a here document with a fence',
    languageId: 'shellscript',
    selection: 'echo "# Title" > README.md',
    reply: lines("cat > README.md <<'END'", '# Title', '```sh', 'npm start', '```', 'END'),
  },
  {
    name: 'a text block of Java with a fence',
    languageId: 'java',
    selection: 'String s = "a";',
    reply: lines('String s = """', '    ```', '    a', '    ```', '    """;'),
  },
  {
    name: 'a first line that ends in a colon',
    languageId: 'yaml',
    selection: lines('a: {b: 1}'),
    reply: lines('a:', '  b: 1'),
  },
  {
    name: 'a key of YAML that reads like an introduction',
    languageId: 'yaml',
    selection: 'output: {file: a}',
    reply: lines('output:', '  file: a'),
  },
  { name: 'a label of C', languageId: 'c', selection: 'goto done;', reply: lines('done:', '  return 1;') },
  {
    name: 'a case of a switch',
    languageId: 'swift',
    selection: lines('case .a: f()'),
    reply: lines('case .a, .b:', '    f()'),
  },
  {
    name: 'a comment that speaks like a model',
    languageId: 'javascript',
    selection: 'f();',
    reply: lines('// This function is updated below.', 'f(1);'),
  },
  {
    name: 'a block comment in prose',
    languageId: 'java',
    selection: 'int a;',
    reply: lines('/**', ' * The number of items that the cart holds.', ' */', 'int a;'),
  },
  {
    name: 'a docstring of prose',
    languageId: 'python',
    selection: lines('def f():', '    return 1'),
    reply: lines('def f():', '    """Return the number of things that are left."""', '    return 1'),
  },
  {
    name: 'text of HTML that reads like an apology',
    languageId: 'html',
    selection: '<p>Error</p>',
    reply: lines('<p>', "  Sorry, we can't find this page.", '</p>'),
  },
  {
    name: 'a message of an error that reads like an apology',
    languageId: 'typescript',
    selection: "throw new Error('no');",
    reply: "throw new Error('Sorry, I cannot do that.');",
  },
  {
    name: 'an error that is wrapped',
    languageId: 'go',
    selection: 'return err',
    reply: 'return fmt.Errorf("read: %w", err)',
  },
  {
    name: 'SQL in words',
    languageId: 'sql',
    selection: 'select * from users',
    reply: lines('SELECT id, name', 'FROM users', 'ORDER BY name;'),
  },
  {
    name: 'Markdown with a table',
    languageId: 'markdown',
    selection: 'a is 1, b is 2',
    reply: lines('| name | value |', '| --- | --- |', '| a | 1 |', '| b | 2 |'),
  },
  {
    name: 'Markdown with hard line breaks',
    languageId: 'markdown',
    selection: lines('One', 'Two'),
    reply: lines('One  ', 'Two  ', 'Three'),
  },
  {
    name: 'Markdown with a front matter',
    languageId: 'markdown',
    selection: '# Title',
    reply: lines('---', 'title: Title', '---', '', '# Title'),
  },
  {
    name: 'Markdown with tildes around backticks',
    languageId: 'markdown',
    selection: 'Use a fence:',
    reply: lines('Use a fence:', '', '~~~markdown', '```js', 'run()', '```', '~~~'),
  },
  {
    name: 'a fix of nothing but indentation in a file of tabs',
    languageId: 'go',
    selection: lines('if a {', 'b()', '}'),
    reply: lines('if a {', '\tb()', '}'),
  },
  {
    name: 'CSS in a template',
    languageId: 'javascript',
    selection: 'const css = "";',
    reply: lines('const css = `', '  a { color: red; }', '`;'),
  },
  {
    name: 'a template of Handlebars',
    languageId: 'handlebars',
    selection: '<p>{{name}}</p>',
    reply: lines('{{#if name}}', '  <p>{{name}}</p>', '{{/if}}'),
  },
  { name: 'a private field', languageId: 'javascript', selection: 'this._a = 1;', reply: 'this.#a = 1;' },
  {
    name: 'a generator expression',
    languageId: 'python',
    selection: 'sum([x for x in y])',
    reply: 'sum(x for x in y)',
  },
  {
    name: 'a lambda of C++ with nested brackets',
    languageId: 'cpp',
    selection: 'sort(v.begin(), v.end());',
    reply: 'std::ranges::sort(v, [](const auto& a, const auto& b) { return a[0] < b[0]; });',
  },
  {
    name: 'an interpolated string of C#',
    languageId: 'csharp',
    selection: 'var s = "a" + b;',
    reply: 'var s = $"a{b}";',
  },
  {
    name: 'a verbatim string of C#',
    languageId: 'csharp',
    selection: 'var s = "C:\\\\a\\\\";',
    reply: 'var s = @"C:\\a\\";',
  },
  {
    name: 'a verbatim string of C# with quotes',
    languageId: 'csharp',
    selection: 'var a = @"x";',
    reply: 'var a = @"say ""hi"" \\";',
  },
  {
    name: 'a raw string of C++ with a name',
    languageId: 'cpp',
    selection: 'auto a = 1;',
    reply: 'auto a = R"x({"a": "b)")x";',
  },
  {
    name: 'a block that two branches open',
    languageId: 'cpp',
    selection: 'f();',
    reply: lines('#ifdef A', 'if (a) {', '#else', 'if (b) {', '#endif', '  f();', '}'),
  },
  {
    name: 'a sign that Markdown escapes',
    languageId: 'markdown',
    selection: 'a < b',
    reply: 'a &lt; b',
  },
  {
    name: 'a raw string of Rust',
    languageId: 'rust',
    selection: 'let s = "a";',
    reply: 'let s = r#"a "b" {"#;',
  },
  { name: 'a digit separator of C', languageId: 'c', selection: 'int a = 1000;', reply: "int a = 1'000;" },
  {
    name: 'a regular expression of Ruby',
    languageId: 'ruby',
    selection: 's == "a"',
    reply: 's.match?(/[({]/)',
  },
  {
    name: 'a case of a shell',
    languageId: 'shellscript',
    selection: 'if [ $1 = a ]; then b; fi',
    reply: lines('case "$1" in', '  a) b ;;', 'esac'),
  },
  {
    name: 'a heading over ten rows',
    languageId: 'plaintext',
    selection: 'Notes',
    reply: lines('Notes', '====='),
  },
  {
    name: 'a comparison with a number and a bar',
    languageId: 'typescript',
    selection: lines('const a =', '1;'),
    reply: lines('const a =', '1 | 2;'),
  },
  {
    name: 'a matrix of numbers',
    languageId: 'plaintext',
    selection: lines('a b', 'c d'),
    reply: lines('1\tb', '3\td'),
  },
  {
    name: 'an object within brackets',
    languageId: 'php',
    selection: 'return array("a" => 1);',
    reply: 'return ["a" => 1];',
  },
  {
    name: 'attributes of HTML on lines of their own',
    languageId: 'html',
    selection: '<input id="a" type="text">',
    reply: lines('<input', '  id="a"', '  type="text"', '/>'),
  },
  {
    name: 'a nested list of YAML',
    languageId: 'yaml',
    selection: 'on: push',
    reply: lines('on:', '  push:', '    branches:', '      - main'),
  },
  {
    name: 'a recipe of make',
    languageId: 'makefile',
    before: lines('build:', '\tgo build', ''),
    selection: lines('test:', '\tgo test'),
    reply: lines('test: build', '\tgo test ./...'),
  },
  {
    name: 'an image of Docker',
    languageId: 'dockerfile',
    selection: 'FROM node',
    reply: lines('FROM node:22-slim', 'WORKDIR /app'),
  },
  {
    name: 'a pipeline of PowerShell',
    languageId: 'powershell',
    selection: 'foreach ($a in $b) { $a }',
    reply: '$b | ForEach-Object { $_ }',
  },
  {
    name: 'a match of Rust',
    languageId: 'rust',
    selection: 'if a.is_some() { a.unwrap() } else { 0 }',
    reply: lines('match a {', '    Some(x) => x,', '    None => 0,', '}'),
  },
  {
    name: 'an extension of Swift',
    languageId: 'swift',
    selection: 'func f() {}',
    reply: lines('extension A {', '    func f() {}', '}'),
  },
  {
    name: 'a data class of Kotlin',
    languageId: 'kotlin',
    selection: 'class A(val b: Int)',
    reply: 'data class A(val b: Int)',
  },
  {
    name: 'a block comment over code',
    languageId: 'scss',
    selection: 'a { b { color: red } }',
    reply: lines('/* Links in bold text. */', 'a b {', '  color: red;', '}'),
  },
  {
    name: 'an early return',
    languageId: 'java',
    selection: lines('if (a) {', '    if (b) {', '        c();', '    }', '}'),
    reply: lines('if (!a || !b) return;', 'c();'),
  },
];

/** Sound replies of several languages, bare and in a fence, that a gate which is too strict would refuse or spoil. */
export const legitimate: readonly ReplyCase[] = bare.flatMap((reply) => {
  const verdict = { text: reply.reply };
  const fence = reply.reply.includes('```') ? '`````' : '```';
  return [
    { ...reply, verdict },
    {
      ...reply,
      verdict,
      name: `${reply.name}, in a fence`,
      reply: lines(fence + (reply.languageId === 'plaintext' ? '' : reply.languageId), reply.reply, fence),
    },
  ];
});

/** Every reply with a fence of three backticks, whatever the code holds. */
export const fencedDocumentation: readonly ReplyCase[] = bare
  .filter(({ reply, languageId }) => reply.includes('```') && languageId !== 'markdown')
  .map((reply) => ({
    ...reply,
    verdict: { text: reply.reply },
    name: `${reply.name}, in a fence of the same length`,
    reply: fenced(reply.languageId, reply.reply),
  }));
