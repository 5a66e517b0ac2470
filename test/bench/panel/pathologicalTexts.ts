const many = 64_000;

/** Texts that make careless Markdown readers hang or overflow: most nest, or look as if they would. */
export const pathologicalTexts: Readonly<Record<string, string>> = {
  'nested quotes': `${'> '.repeat(many)}end`,
  'quotes without spaces': `${'>'.repeat(many)}end`,
  'open brackets': '['.repeat(many),
  'pairs of brackets': `${'['.repeat(many / 2)}end${']'.repeat(many / 2)}`,
  stars: '*'.repeat(many),
  'stars with words': '*a '.repeat(many),
  'stars that open and close': `${'*a **b '.repeat(many / 8)}${' b** a*'.repeat(many / 8)}`,
  underscores: '_a '.repeat(many),
  'list marks': `${'- '.repeat(many)}end`,
  'list marks with stars': `${'* '.repeat(many)}end`,
  'list numbers': `${'1. '.repeat(many)}end`,
  backticks: '`'.repeat(many),
  'backticks of many lengths': Array.from({ length: 350 }, (_, length) => `e${'`'.repeat(length)}`).join(''),
  'link openers': '[a](<b'.repeat(many),
  'more link openers': '[a]('.repeat(many),
  'image openers': '![['.repeat(many),
  'tag openers': '<a '.repeat(many),
  tildes: '~~a '.repeat(many),
  'paths without an end': 'a/'.repeat(many),
  'dots without a line': 'a.b:'.repeat(many),
};
