// What a model says around code or instead of it. English only: the prompt is English, and so are the replies.

const apology =
  /^(?:(?:i['’]m|i am) (?:so |very |really )?(?:sorry|afraid|unable|not able)|sorry\b|(?:my |i )?apolog(?:ies|i[sz]e)|unfortunately\b|i (?:can(?:not|['’]t)|could(?: not|n['’]t)|won['’]t|don['’]t have)\b|as an ai\b|it (?:seems|looks like|appears)\b.*\b(?:no|not|incomplete|missing|provide)\b)/i;

const introduction =
  /^(?:sure\b|certainly\b|of course\b|absolutely\b|okay\b|ok\b|great\b|here(?:['’]s| is| are)\b|below is\b|(?:the|this is the|this is a|your|a|an) (?:\w+ ){0,4}(?:code|version|function|class|selection|snippet|implementation|block|method|file)\b|i(?:['’]ve| have|['’]ll| will)\b|let['’]s\b|let me\b|to \w+ (?:this|the)\b|(?:refactored|updated|rewritten|modified|improved|revised|new|after|output|answer|result|code)(?: \w+)?:$)/i;

const conclusion =
  /^(?:this (?:code|version|function|change|refactor\w*|implementation|will|should|is|uses)\b|these changes\b|the (?:above|code|refactored|updated|changes?|main|key|rewritten|new|function)\b|i(?:['’]ve| have| also| hope| changed| replaced| removed| added| used| renamed)\b|note(?: that|:)|in this\b|explanation\b|changes(?: made)?\b|key (?:changes|improvements)\b|let me know\b|hope this\b|please\b|feel free\b|by (?:using|doing)\b|you can\b|remember\b)/i;

/** Characters that a sentence does not have outside of `code`, quotes and brackets, and code has. */
const codeSigns = /[{};=<>\\|]|\w\(|\)\.|\]\.|^\s*[@#$]|::|->/;

/** A line without the marks of Markdown; what stands in backticks becomes a word. One # stays: it may begin a comment. */
function withoutMarks(line: string): string {
  return line
    .trim()
    .replace(/`[^`]*`/g, 'code')
    .replace(/^(?:#{2,6} |[-*•] |\d+[.)] )/, '')
    .replace(/\*\*/g, '');
}

/** Whether a line reads as an English sentence, a heading or an item of a list, and not as code. */
export function isSentence(line: string): boolean {
  const text = withoutMarks(line);
  if (text === '' || codeSigns.test(text)) return false;
  const words = text.match(/[A-Za-z][\w'’-]*/g) ?? [];
  return words.length >= 4 && /^["“']?[A-Z](?![A-Z])/.test(text) && /[a-z]{2}/.test(text);
}

/** Whether a line refuses or regrets instead of answering. */
export function isApology(line: string): boolean {
  const text = withoutMarks(line);
  return apology.test(text) && !codeSigns.test(text);
}

/** Whether a line leads up to code: "Here is the refactored function:". */
export function isIntroduction(line: string): boolean {
  const text = withoutMarks(line);
  return introduction.test(text) && /[:.!]$/.test(text) && (isSentence(line) || /^[A-Z][\w ]*:$/.test(text));
}

/** Whether a line speaks about the code before it: "This version uses …". */
export function isConclusion(line: string): boolean {
  const text = withoutMarks(line);
  return conclusion.test(text) && (isSentence(line) || text.endsWith(':'));
}
