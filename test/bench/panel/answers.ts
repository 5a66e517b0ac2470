// Answers of any length, always the same: what a model writes when it explains code at length.

/** Cuts a text into pieces about as long as a model's tokens: 3 to 4 UTF-16 units on average. */
export function tokensOf(text: string): string[] {
  return text.match(/ ?[A-Za-z]{1,8}|\d{1,3}|\n+ *| {2,}|[^\sA-Za-z\d]{1,2}|\s/g) ?? [];
}

/** A mixed answer of exactly so many tokens. */
export function mixedAnswer(tokens: number): string[] {
  return take(tokens, section);
}

/** One fenced code block, never closed, of exactly so many tokens. */
export function codeAnswer(tokens: number): string[] {
  return ['```', 'ts', '\n', ...take(tokens - 3, (index) => `${samples.ts(index)}\n`)];
}

/** One list at the top level with code, quotes and lists inside, of exactly so many tokens. */
export function listAnswer(tokens: number): string[] {
  return take(tokens, (index) => {
    const number = index + 1;
    const code = indent(fence('ts', samples.ts(index)), '   ');
    return `${number}. ${sentence(index)}\n   - ${sentence(index + 3)}\n   - ${sentence(index + 5)}\n\n${code}\n\n`;
  });
}

function take(count: number, piece: (index: number) => string): string[] {
  const tokens: string[] = [];
  for (let index = 0; tokens.length < count; index++) tokens.push(...tokensOf(piece(index)));
  return tokens.slice(0, count);
}

function section(index: number): string {
  const languages = Object.keys(samples) as (keyof typeof samples)[];
  const language = languages[index % languages.length] ?? 'ts';
  return [
    `## Step ${index}: ${words(index, 4)}`,
    paragraph(index),
    fence(language, samples[language](index)),
    `- ${sentence(index)}\n- ${sentence(index + 1)}\n  - ${sentence(index + 2)}\n  - *Note:* ${sentence(index + 3)}\n- **Last:** ${sentence(index + 4)}`,
    `1. ${sentence(index + 5)}\n2. ${sentence(index + 6)}\n\n   ${fence('sh', 'npm test').replaceAll('\n', '\n   ')}\n3. ${sentence(index + 7)}`,
    `> ${sentence(index + 8)}\n> ${sentence(index + 9)}\n>\n> - ${sentence(index + 1)}`,
    `| Name | Value | Meaning |\n| :--- | ---: | --- |\n${[0, 1, 2, 3].map((row) => `| \`name${row}\` | ${row * index} | ${words(index + row, 5)} |`).join('\n')}`,
    paragraph(index + 7),
    '',
  ].join('\n\n');
}

const vocabulary =
  'the queue keeps each order until its worker has read it so that no caller waits for another while a lock is held and every retry starts from what was written last'.split(
    ' ',
  );

function words(seed: number, count: number): string {
  return Array.from(
    { length: count },
    (_, index) => vocabulary[(seed * 7 + index * 3) % vocabulary.length],
  ).join(' ');
}

function sentence(seed: number): string {
  const extras = ['`readOrder()`', '**always**', '*first*', '[the manual](https://example.com/manual)'];
  return `Here ${words(seed, 6)} with ${extras[seed % extras.length] ?? ''} and ${words(seed + 2, 5)}.`;
}

function paragraph(seed: number): string {
  return [0, 1, 2, 3].map((index) => sentence(seed + index)).join(' ');
}

function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function indent(text: string, prefix: string): string {
  return text.replace(/^(?=.)/gm, prefix);
}

const samples = {
  ts: (index: number) =>
    `export async function read${index}(queue: Queue<Order>): Promise<Order[]> {\n  const found: Order[] = [];\n  for await (const order of queue.take(${index})) {\n    // Orders without lines are of no use.\n    if (order.lines.length === 0) continue;\n    found.push({ ...order, label: \`order-\${order.id}\` });\n  }\n  return found;\n}\n`,
  python: (index: number) =>
    `def read_${index}(queue: Queue, limit: int = ${index}) -> list[Order]:\n    """Reads what is there."""\n    found = []\n    for order in queue.take(limit):\n        if not order.lines:\n            continue\n        found.append(order.with_label(f"order-{order.id}"))\n    return found`,
  rust: (index: number) =>
    `fn read_${index}(queue: &mut Queue<Order>) -> Result<Vec<Order>, Error> {\n    let mut found = Vec::with_capacity(${index});\n    while let Some(order) = queue.next()? {\n        if order.lines.is_empty() { continue; }\n        found.push(order);\n    }\n    Ok(found)\n}`,
  html: (index: number) =>
    `<section class="orders" id="orders-${index}">\n  <h2>Orders &amp; lines</h2>\n  <ul>\n    <li data-id="${index}">First</li>\n  </ul>\n</section>`,
  sql: (index: number) =>
    `SELECT o.id, count(l.id) AS lines\nFROM orders AS o\nLEFT JOIN lines AS l ON l.order_id = o.id\nWHERE o.created > '2026-01-01' AND o.id > ${index}\nGROUP BY o.id;`,
  text: (index: number) => `orders/\n  ${index}.json\n  index.json`,
};
