import { isProseLanguage } from './languages.ts';
import { countTexts } from './lines.ts';

/** Whole lines that are one comment, in the comment syntax of the languages that VS Code ships. */
const commentLine =
  /^\s*(?:\{?\/\*+(?<block>.*?)\*+\/\}?|<!--+(?<markup>.*?)-+->|\(\*(?<ml>.*?)\*\)|\{-(?<haskell>.*?)-\}|@\*(?<razor>.*?)\*@|(?:\/\/+!?|#+|--+|%+|;+|\*|'|rem\b)(?<line>.*))$/i;

/** Comments of one line inside a line of code, and at its end. */
const innerComment = /\/\*(.*?)\*\/|\s(?:\/\/|#|--)(?=\s)(.*)$/g;

const dotsOnly = /^(?:\.{3,}|…|\[(?:\.{3,}|…)\]|\((?:\.{3,}|…)\))$/;

const things =
  'code|file|class|function|functions|method|methods|implementation|implementations|logic|module|component|script|program|document|content|contents|body|text|section|sections|styles|rules|markup|config|configuration|lines|items|entries|fields|properties|imports|cases|tests|queries|definitions|columns|rows|options|part|parts';

const withDots =
  /\b(?:rest|existing|remaining|unchanged|same|other|others|previous|omitted|truncated|code|implementation|methods|functions|logic|here|above|below|before|etc)\b/i;

const withoutDots = new RegExp(
  [
    `\\b(?:the )?rest of (?:the |your |this |existing )*(?:\\w+ )?(?:${things})\\b`,
    `^(?:the |your )?(?:remaining|other) (?:\\w+ )?(?:${things})\\b.*\\b(?:here|unchanged|same|follows?|omitted)\\b`,
    `^(?:the |your |all )?(?:existing|original|previous|remaining) (?:\\w+ )?(?:${things})(?: (?:here|goes here|continues|remains?.*|stays?.*|is .*|are .*|above|below|unchanged))?$`,
    `^(?:your|insert|add|put)\\b.*\\b(?:${things})\\b.* here$`,
    `^(?:(?:${things}|everything)(?: \\w+)? )?(?:is |are |remains? |stays? |left )?(?:the )?(?:unchanged|same(?: as (?:before|above|the original))?)$`,
    `\\b(?:omitted|truncated|shortened) for (?:brevity|clarity)\\b`,
    `^no changes?(?: \\w+){0,3}$`,
    `^(?:the )?rest (?:is |are |remains? |stays? )?(?:the same|unchanged|omitted|as (?:before|above))$`,
    `^same (?:${things}) as (?:before|above|the original|in the original)$`,
    `^(?:the |your )?(?:${things}) (?:goes |go )?here$`,
    `^(?:(?:${things}) )?(?:is |are )?omitted$`,
    `^keep (?:the )?(?:rest of|existing|other|remaining) (?:the )?(?:${things})\\b`,
  ].join('|'),
  'i',
);

/**
 * Finds a line of a reply that stands for code that was left out, such as `// … rest of the code`. Without dots it may be
 * a comment like any other, so it counts only when the reply has fewer lines of code than the selection.
 * @returns the first such line, trimmed, that the selection does not have; undefined where there is none.
 */
export function findOmission(
  languageId: string,
  selection: readonly string[],
  reply: readonly string[],
): string | undefined {
  const sent = new Set(selection.map((line) => line.trim()));
  const bareDots = bareDotsAreAnOmission(languageId, selection, reply);
  const isShorter = countTexts(reply) - 1 < countTexts(selection);
  return reply
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= longestOmission && !sent.has(line))
    .find((line) => (bareDots && dotsOnly.test(line)) || isOmission(line, languageId, isShorter));
}

function isOmission(line: string, languageId: string, isShorter: boolean): boolean {
  return commentsOf(line, languageId).some((comment) => {
    const text = comment.trim();
    if (text === '') return false;
    if (dotsOnly.test(text)) return true;
    const bare = text.replace(/^[\s.…([]+|[\s.…)\]:]+$/g, '');
    const hasDots = /^[([]?(?:\.{3}|…)|(?:\.{3}|…)[)\]]?$/.test(text);
    if (hasDots && withDots.test(bare) && bare.split(/\s+/).length <= 10) return true;
    return isShorter && withoutDots.test(bare);
  });
}

/** No omission is longer, in UTF-16 units; a longer line is not looked at. */
const longestOmission = 300;

function commentsOf(line: string, languageId: string): readonly string[] {
  // Elsewhere these marks are headings, items of a list and quoted text.
  if (isProseLanguage(languageId) && !/^(?:<!--|%)/.test(line)) return [];
  if (/^['r]/i.test(line) && languageId !== 'vb') return [];
  const groups = commentLine.exec(line)?.groups;
  const whole = groups ? Object.values<string | undefined>(groups).filter((text) => text !== undefined) : [];
  return whole.length > 0
    ? whole
    : Array.from(line.matchAll(innerComment), ([, inner, end]) => inner ?? end ?? '');
}

/** `...` is a statement in Python, an end mark in YAML and plain text in prose; elsewhere it is no code. */
function bareDotsAreAnOmission(
  languageId: string,
  selection: readonly string[],
  reply: readonly string[],
): boolean {
  if (languageId === 'yaml' || isProseLanguage(languageId)) return false;
  return languageId !== 'python' || countTexts(reply) < countTexts(selection);
}
