// What models write in a comment that stands for code.

/** Dots and nothing else. */
export const dotsOnly = /^(?:\.{3,}|…|\[(?:\.{3,}|…)\]|\((?:\.{3,}|…)\)|<?(?:snip|snipped)>?|\[snip\])$/i;

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

/** What may follow upon a noun that names what was left out. */
const place =
  '(?: (?:in|of|for|from) (?:the|this|that) \\w+(?: \\w+)?)?(?: (?:go(?:es)? )?(?:here|below|above|follows?|etc))?';
const noun = "(?:[\\w'-]+ ){0,2}[\\w'-]+";
const same =
  '(?:the same|unchanged|untouched|unmodified|omitted|as[- ]is|as (?:it|they) (?:is|are|was|were)|as before|the way (?:it|they) (?:is|are))';

/** What is said of code by any name: it is still there, as it was. */
const unchangedThings = new RegExp(
  [
    `^(?:the |all |and |your |any )*(?:rest|other|others|remaining|existing|everything else)(?: [\\w'-]+){0,4} (?:(?:is|are|remains?|stays?|left|kept|goes?) )?${same}$`,
    `^(?:(?:the|all) )?(?:rest|others|everything else)(?: (?:goes )?(?:here|below|follows?|continues?))?$`,
    `^and (?:the (?:rest|others)|so forth|more|others)$`,
  ].join('|'),
  'i',
);

/** The same in words that can also lead up to code, or describe it. */
const namedThings = new RegExp(
  [
    `^(?:and |with |plus )?(?:the )?rest of (?:the |your |this |that |these |those |our )?${noun}${place}$`,
    `^(?:the |all |and |your )*(?:other|remaining|existing|unchanged|unmodified|omitted) ${noun}${place}$`,
    `^(?:and |add |some |many |the |your |\\d+ )*more (?:\\w+s|code|content|html|logic|markup|text)(?: here)?${place}$`,
    `^(?:[\\w'-]+,? ){1,6}(?:remains?|stays?) ${same}$`,
    `^(?:please )?(?:continues?|keep|leave|left|kept|stays?|remains?|proceeds?)(?: [\\w'-]+){0,4} ${same}$`,
    `^(?:continues?|keep|leave|left|kept|stays?|remains?) (?:as[- ]is|it|going|on)$`,
    `^(?:and |do )?(?:the )?(?:same|similar(?:ly)?|likewise|repeat)(?: thing| code| logic)? for (?:the |all |any )*${noun}$`,
    `^and so on\\b.{0,40}$`,
    `^(?:the )?(?:code|logic|function|method|body) continues?${place}$`,
    `^(?:your|previous|earlier) ${noun} here$`,
    `^(?:your code|truncated|snipped|elided|shortened)$`,
    `^${same}$`,
  ].join('|'),
  'i',
);

/** A noun has none of these beside it: it is the subject of a sentence then, which says more. */
const sentence =
  /\b(?:other|more|rest) than\b|\b(?:can|could|does|do|gets?|had|has|have|may|might|must|needs?|should|was|were|will|would)\b|\b(?:other|remaining|existing|more) .*\b(?:is|are|by|if|to|when|that|which|with|without)\b/i;

/** Who says of code that it was left out: `said` for certain, `sounds` if nothing beside it explains the words. */
export type Omission = 'said' | 'sounds';

/**
 * Whether the text of a comment stands for code.
 * @param isShorter whether the reply has fewer lines than the selection, so that some may be left out.
 */
export function readOmission(text: string, isShorter: boolean): Omission | undefined {
  if (text === '') return undefined;
  if (dotsOnly.test(text)) return 'said';
  const bare = text.replace(/^[\s.…([]+/, '').replace(/[\s.…)\]:]{1,80}$/, '');
  const hasDots = /^[([]?(?:\.{3}|…)|(?:\.{3}|…)[)\]]?$/.test(text);
  if (hasDots && withDots.test(bare) && bare.split(/\s+/).length <= 10) return 'said';
  if (outright.test(bare)) return 'said';
  if (!isShorter) return undefined;
  if (withoutDots.test(bare) || unchangedThings.test(bare)) return 'said';
  return namedThings.test(bare) && !sentence.test(bare) ? 'sounds' : undefined;
}
