/** What tells a function from others of its name, as text. */
export type Signature = string;

/** Languages in which functions of one name differ by the types of their parameters. */
const overloading: ReadonlySet<string> = new Set([
  ...['c', 'cpp', 'cuda-cpp', 'csharp', 'java', 'kotlin', 'scala', 'swift', 'groovy', 'objective-cpp', 'vb'],
]);

const modifier =
  /\b(?:abstract|async|const|default|export|final|inline|internal|open|override|private|protected|pub|public|readonly|static|suspend|virtual)\b/g;

/**
 * The signature of a function by the line that begins it: what stands before its name without modifiers, its name, and the
 * types of its parameters where they count.
 */
export function signatureOf(line: string, name: string, languageId: string): Signature {
  const at = line.search(new RegExp(`(?<![\\w$])${name.replace(/[$?!]/g, '\\$&')}(?![\\w$])`));
  const end = at + name.length;
  const head = line.slice(0, at).replace(modifier, ' ').replace(/\s+/g, ' ').trim();
  const isSetter = line.charAt(end) === '=' && line.charAt(end + 1) !== ' ';
  if (!overloading.has(languageId))
    return `${head.replace(/^(?:let|var)$/, '')} ${name}${isSetter ? '=' : ''}`;
  const parameters = /^[^(]{0,100}\(([^()]*)/.exec(line.slice(end))?.[1] ?? '';
  return `${name}(${parameters.split(',').map(typeOf).join(',')})`;
}

/** The type of a parameter: after the colon, or before the name. */
function typeOf(parameter: string): string {
  const text = parameter.split('=', 1)[0]?.trim() ?? '';
  const colon = text.indexOf(':');
  const type = colon === -1 || text.includes('::') ? text.replace(/\b\w+$/, '') : text.slice(colon + 1);
  return type.replace(/\bfinal\b|\s+/g, '');
}
