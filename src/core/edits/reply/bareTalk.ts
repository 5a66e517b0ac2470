// What a model says around code in few words and without punctuation, so that one line alone could be code.

const changed =
  '(?:cleaned[- ]up|corrected|final|fixed|improved|modified|new|optimi[sz]ed|refactored|revised|rewritten|simplified|updated)';
const code =
  '(?:block|class|code|component|file|function|implementation|method|module|query|script|selection|snippet|solution|version)';

const lead = new RegExp(
  [
    `^(?:(?:sure|certainly|of course|absolutely|okay|ok|great)(?: thing)?[,.!:;-]* )?(?:here(?:['’]s| is| are)|below is|this is) (?:the|your|an?|my) (?:[\\w+#-]+ ){0,4}${code}(?: [\\w ]{1,60})?$`,
    `^(?:the |your |my )?${changed} (?:[\\w+#-]+ )?${code}(?: of (?:the|your) ${code})?$`,
  ].join('|'),
  'i',
);

/** The same in a comment, where less will do for documentation. */
const leadInComment = new RegExp(
  [
    `^(?:(?:sure|certainly|of course)[,.!]* )?(?:here(?:['’]s| is)|below is|this is) (?:the|your|an?|my) ${changed} (?:[\\w+#-]+ ){0,2}${code}(?: [\\w ,]{1,60})?$`,
    `^(?:the |your )?${changed.replace('final|', '').replace('new|', '')} (?:[\\w+#-]+ )?${code}$`,
  ].join('|'),
  'i',
);

/** One word over the code. */
const heading =
  /^(?:Answer|Certainly|Code|Okay|Output|Refactored|Response|Result|Rewritten|Solution|Sure|Updated)$/;

/** What a model calls a language in front of code, without the fence. Names of one letter can be code. */
const namesOfLanguages: Readonly<Record<string, readonly string[]>> = {
  typescript: ['typescript', 'ts', 'tsx'],
  typescriptreact: ['typescript', 'ts', 'tsx'],
  javascript: ['javascript', 'js', 'jsx'],
  javascriptreact: ['javascript', 'js', 'jsx'],
  python: ['python', 'python3', 'py'],
  csharp: ['csharp', 'c#', 'cs'],
  cpp: ['cpp', 'c++'],
  go: ['go', 'golang'],
  rust: ['rust', 'rs'],
  ruby: ['ruby', 'rb'],
  kotlin: ['kotlin', 'kt'],
  shellscript: ['bash', 'shell', 'shellscript'],
  yaml: ['yaml', 'yml'],
  jsonc: ['json', 'jsonc'],
};

const farewell =
  /^(?:i )?hope (?:this|that|it) (?:helps?|is (?:helpful|useful))\b[\w ,']{0,60}[.!]?$|^(?:happy coding|enjoy|cheers)[.!]?$/i;

const headingBelow = /^(?:Changes|Done|Explanation|Improvements|Notes?|Summary|Thanks)$/;

const deed =
  /^\s*(?:[-*•]|\d{1,3}[.)]) (?:added|changed|cleaned|combined|converted|extracted|fixed|improved|inlined|introduced|made|merged|moved|refactored|reduced|removed|renamed|reordered|replaced|rewrote|simplified|switched|updated|used) [\w'"`]/i;

/** Languages in which no code is two words or more and nothing else. */
const withSigns: ReadonlySet<string> = new Set([
  ...['c', 'cpp', 'csharp', 'css', 'java', 'javascript', 'json', 'jsonc', 'less', 'php', 'python'],
  ...['rust', 'scss', 'typescript'],
]);

/** Whether a line is words that can be no code of the language: "Here you go", "In summary". */
export function isWords(line: string, languageId: string): boolean {
  return withSigns.has(languageId) && /^[A-Z][a-z]*(?: [A-Za-z][\w'’+#-]*){1,11}$/.test(line);
}

/** Whether the words lead up to code, whatever stands around them: "Here is the refactored code". */
export function isBareLead(text: string): boolean {
  return lead.test(text.trim().replace(/[:.!]{1,3}$/, ''));
}

/** Whether the text of a comment does, and says nothing of what the code does. */
export function isLeadInComment(text: string): boolean {
  return leadInComment.test(text.trim().replace(/[:.!]{1,3}$/, ''));
}

/** Whether a line is one word over code, which can be a name too: "Answer", "typescript". */
export function isBareHeading(line: string, languageId: string): boolean {
  const text = line
    .trim()
    .replace(/^(?:\*\*|#{2,6} )/, '')
    .replace(/(?:\*\*)?:?(?:\*\*)?$/, '');
  const names = namesOfLanguages[languageId] ?? (languageId.length > 1 ? [languageId] : []);
  return heading.test(text) || names.includes(text.toLowerCase().replace(/ code$/, ''));
}

/** Whether a line takes leave: "Hope this helps". */
export function isBareFarewell(line: string): boolean {
  return farewell.test(line.trim());
}

/** Whether a line is one word over an explanation, which can be a name too. */
export function isBareHeadingBelow(line: string): boolean {
  return headingBelow.test(line.trim());
}

/** Whether a line is an item that says what was done: "- renamed x to value". */
export function isDeed(line: string): boolean {
  return deed.test(line) && !/[;{}=()\\|]/.test(line.replace(/`[^`]*`/g, ''));
}
