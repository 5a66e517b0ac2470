import { readComments } from './comments.ts';
import { isProseLanguage } from './languages.ts';
import { countTexts } from './lines.ts';

const dotsOnly = /^(?:\.{3,}|…|\[(?:\.{3,}|…)\]|\((?:\.{3,}|…)\)|<?(?:snip|snipped)>?|\[snip\])$/i;

const things =
  'code|file|class|classes|function|functions|method|methods|implementation|implementations|logic|module|component|script|program|document|content|contents|body|text|section|sections|styles|rules|markup|elements|tags|config|configuration|settings|lines|items|entries|fields|properties|keys|values|imports|cases|tests|queries|definitions|declarations|statements|columns|rows|options|routes|steps|targets|part|parts|block';

/** Parts of a program, of which "the rest" is hardly a subject to comment on. */
const wholes = 'code|function|method|class|file|implementation|logic|component|script|program|module|body';

const withDots =
  /\b(?:rest|existing|remaining|unchanged|same|other|others|previous|original|omitted|truncated|code|implementation|methods|functions|logic|here|above|below|before|etc|more|continues?|keep|similar(?:ly)?)\b/i;

/** Said outright: whatever the length of the reply. */
const outright = new RegExp(
  [
    `^(?:the |and the )?rest of (?:the |your |this |that )?(?:existing |original )?(?:\\w+ )?(?:${wholes})(?: (?:here|goes here|below|above|follows|continues|unchanged|remains?.*|stays?.*|is (?:the same|unchanged).*|as (?:before|above|is)))?$`,
    `^(?:the |your |all )?(?:existing|original|previous|remaining) (?:${things}) (?:here|goes here|continues|unchanged|remains? .*|stays? .*|omitted.*)$`,
    `^(?:the |your |\\W*)?(?:existing|original|previous|remaining) (?:code|implementation|logic|function body|method body)$`,
    `\\b(?:omitted|truncated|shortened|left out|removed) for (?:brevity|clarity|simplicity)\\b`,
    `^(?:(?:the )?(?:rest|${things}|everything else) )?(?:remains?|stays?|is|are|kept) (?:the same|unchanged|as (?:before|is))$`,
  ].join('|'),
  'i',
);

const withoutDots = new RegExp(
  [
    `\\b(?:the )?rest of (?:the |your |this |existing )*(?:\\w+ )?(?:${things})\\b`,
    `^(?:the |your )?(?:remaining|other) (?:\\w+ )?(?:${things})\\b.*\\b(?:here|unchanged|same|follows?|omitted)\\b`,
    `^(?:the |your |all )?(?:existing|original|previous|remaining|other) (?:\\w+ )?(?:${things})(?: (?:here|goes here|continues|remains?.*|stays?.*|is .*|are .*|above|below|unchanged))?$`,
    `^(?:your|insert|add|put|implement)\\b.*\\b(?:${things})\\b.* here$`,
    `^(?:(?:${things}|everything)(?: \\w+)? )?(?:is |are |remains? |stays? |left )?(?:the )?(?:unchanged|same(?: as (?:before|above|the original))?)$`,
    `^no changes?(?: \\w+){0,3}$`,
    `^(?:the )?rest (?:is |are |remains? |stays? )?(?:the same|unchanged|omitted|as (?:before|above))$`,
    `^(?:same|as) (?:(?:${things}) )?(?:as )?(?:before|above|the original|in the original)$`,
    `^(?:the |your )?(?:${things}) (?:goes |go )?here$`,
    `^(?:(?:${things}) )?(?:is |are )?omitted$`,
    `^keep (?:the )?(?:rest of|existing|other|remaining) (?:the )?(?:${things})\\b`,
    `^(?:and so on|etc|to be continued|(?:code|function|method) continues(?: here)?|continue(?:s|d)? (?:here|as before))$`,
  ].join('|'),
  'i',
);

/**
 * Finds a line of a reply that stands for code that was left out, such as `// … rest of the code`. Without dots it may be
 * a comment like any other, so unless it says so outright, it counts only when the reply has fewer lines than the selection.
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
  const comments = readComments(reply, languageId);
  const found = reply.findIndex((line, index) => {
    const text = line.trim();
    if (text === '' || sent.has(text)) return false;
    if (bareDots && dotsOnly.test(text)) return true;
    return comments[index]?.texts.some((comment) => isOmission(comment, isShorter)) === true;
  });
  return reply[found]?.trim();
}

function isOmission(text: string, isShorter: boolean): boolean {
  if (text === '') return false;
  if (dotsOnly.test(text)) return true;
  const bare = text.replace(/^[\s.…([]+/, '').replace(/[\s.…)\]:]{1,80}$/, '');
  const hasDots = /^[([]?(?:\.{3}|…)|(?:\.{3}|…)[)\]]?$/.test(text);
  if (hasDots && withDots.test(bare) && bare.split(/\s+/).length <= 10) return true;
  return outright.test(bare) || (isShorter && withoutDots.test(bare));
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
