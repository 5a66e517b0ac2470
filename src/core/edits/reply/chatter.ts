// What a model says around code or instead of it. English only: the prompt is English, and so are the replies.

const apology =
  /^(?:(?:i['’]m|i am) (?:so |very |really )?(?:sorry|afraid|unable|not able)|sorry\b|(?:my |i )?apolog(?:ies|i[sz]e)|unfortunately\b|i (?:can(?:not|['’]t)|could(?: not|n['’]t)|won['’]t|don['’]t have)\b|as an ai\b|it (?:seems|looks like|appears)\b.*\b(?:no|not|incomplete|missing|provide)\b)/i;

const introduction =
  /^(?:sure\b|certainly\b|of course\b|absolutely\b|okay\b|ok\b|great\b|here(?:['’]s| is| are| you (?:go|are))\b|below is\b|(?:the|this is the|this is a|your|a|an) (?:\w+ ){0,4}(?:code|version|function|class|selection|snippet|implementation|block|method|file)\b|i(?:['’]ve| have|['’]ll| will)\b|let['’]s\b|let me\b|to \w+ (?:this|the)\b|(?:refactored|updated|rewritten|modified|improved|revised|new|after|output|answer|result|code|selected)(?: \w+){0,3}:$)/i;

const conclusion =
  /^(?:this (?:code|version|function|change|refactor\w*|implementation|will|should|is|uses)\b|these changes\b|the (?:above|code|refactored|updated|changes?|main|key|rewritten|new|function)\b|i(?:['’]ve| have| also| hope| changed| replaced| removed| added| used| renamed)\b|note(?: that|:)|in (?:this|the)\b|explanation\b|changes(?: made)?\b|key (?:changes|improvements)\b|let me know\b|hope this\b|please\b|feel free\b|by (?:using|doing)\b|you can\b|remember\b)/i;

const introductionOfText =
  /^(?:(?:sure|certainly|of course|absolutely|okay|great)\b(?:[!.]|.*:$)|(?:here(?:['’]s| is| are)|below is) (?:the|your|an?) (?:\w+ ){0,2}(?:code|corrected|improved|markdown|new|paragraph|refactored|revised|rewritten|section|text|updated|version)\b.*:$|(?:corrected|improved|refactored|revised|rewritten|updated)(?: \w+)?:$)/i;

const farewell =
  /^(?:let me know\b|i(?:['’]ve| have)? (?:also )?(?:added|changed|corrected|fixed|hope|improved|kept|made|removed|replaced|rewrote|rewritten|updated)\b|hope (?:this|that)\b|feel free\b|these changes\b|(?:key )?changes(?: made)?:)/i;

const title =
  /^(?:the )?(?:final|improved|modified|new|refactored|revised|rewritten|updated)(?: \w+){1,3}:?$/i;

const exclamation = /^(?:Sure|Certainly|Of course|Absolutely|Okay|Great)[!.,:]$/;

const shortAnswer =
  /^(?:done|none|nothing to \w+|no (?:\w+ ){0,2}changes?(?: \w+){0,4}|(?:it|all|everything) (?:is|looks) (?:\w+ )?(?:fine|good|ok|okay))[.!]$/i;

/** Beginnings that a sentence has whatever signs of code stand in it. */
const beginningOfSentence =
  /^(?:(?:I|It|The|This|To|We|You) [a-z]|I['’](?:d|ll|m|ve) |(?:Sorry|Unfortunately), )/;

/** Characters that a sentence does not have outside of `code`, quotes and brackets, and code has. */
const codeSigns = /[{};=<>\\|]|\w\(|\)\.|\]\.|^\s*[@#$]|::|->/;

/** A line without the marks of Markdown; what stands in backticks becomes a word. One # stays: it may begin a comment. */
function withoutMarks(line: string): string {
  const text = line.trim().replace(/^(?:#{2,6} |[-*•] |\d+[.)] )/, '');
  const plain = text.includes('`') ? text.replace(/`[^`]*`/g, 'code') : text;
  return plain.includes('**') ? plain.replaceAll('**', '') : plain;
}

/** In UTF-16 units: four words, or "Done.". */
const shortestSentence = 8;
const shortestRemark = 5;

/** Whether a line reads as an English sentence, a heading or an item of a list, and not as code. */
export function isSentence(line: string): boolean {
  if (line.length < shortestSentence) return false;
  const text = withoutMarks(line);
  if (text === '' || codeSigns.test(text)) return false;
  return countWords(text) >= 4 && /^["“']?[A-Z](?![A-Z])/.test(text) && /[a-z]{2}/.test(text);
}

/** Whether a line is what a model says about its work: a sentence even with code in it, or "Done.". */
export function isRemark(line: string): boolean {
  if (line.length < shortestRemark) return false;
  const text = withoutMarks(line);
  return shortAnswer.test(text) || speaks(text);
}

function speaks(text: string): boolean {
  return beginningOfSentence.test(text) && countWords(text) >= 5;
}

function countWords(text: string): number {
  return text.match(/[A-Za-z][\w'’-]*/g)?.length ?? 0;
}

/** Whether a line refuses or regrets instead of answering. */
export function isApology(line: string): boolean {
  const text = withoutMarks(line);
  return apology.test(text) && (!codeSigns.test(text) || speaks(text));
}

/** Whether a line leads up to code: "Here is the refactored function:". */
export function isIntroduction(line: string): boolean {
  const text = withoutMarks(line);
  if (exclamation.test(text)) return true;
  return (
    introduction.test(text) && /[:.!]$/.test(text) && (isSentence(line) || /^[A-Z][\w'’ ]*:$/.test(text))
  );
}

/** Whether a line leads up to rewritten text, which may itself begin with most of what introduces code. */
export function isTextIntroduction(line: string): boolean {
  return introductionOfText.test(withoutMarks(line));
}

/** Whether a line is a heading over code: "**Refactored Code**". */
export function isTitle(line: string): boolean {
  return /^\s*(?:\*\*|#{2,6} )/.test(line) && title.test(withoutMarks(line));
}

/** Whether a line speaks about the code before it: "This version uses …". */
export function isConclusion(line: string): boolean {
  const text = withoutMarks(line);
  const isHeading = /^\s*(?:\*\*|#{2,6} )/.test(line);
  return conclusion.test(text) && (isHeading || isSentence(line) || speaks(text) || /[:!]$/.test(text));
}

/** Whether a line speaks about the rewritten text before it: "I fixed …". */
export function isFarewell(line: string): boolean {
  return farewell.test(withoutMarks(line));
}

/** Whether a line is blank or said and not code: a sentence, a remark, an item of a list. */
export function isTalk(line: string): boolean {
  return (
    line.trim() === '' ||
    isSentence(line) ||
    isRemark(line) ||
    isIntroduction(line) ||
    isConclusion(line) ||
    isTitle(line) ||
    /^\s*(?:[-*•]|\d+[.)]) /.test(line)
  );
}

/** Whether a line is a heading over the old code: "Before:", "### Original code". */
export function isLabel(line: string): boolean {
  return /^(?:the )?(?:\w+ ){0,2}(?:before|old|original|current)(?: \w+){0,2}:?$/i.test(withoutMarks(line));
}

/** Whether a line is a heading over the new code: "After:", "Refactored version:". */
export function isAfterLabel(line: string): boolean {
  return /^(?:the )?(?:after|new|refactored|updated|improved|rewritten|modified|revised|fixed)(?: \w+){0,2}:?$/i.test(
    withoutMarks(line),
  );
}
