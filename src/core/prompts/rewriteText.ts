// Every word that a rewrite request says to the model, and nothing else. Change any text here and run
// `npm run unit -- "test/unit/prompts/*.test.ts"`; what goes where is decided in rewriteMessages.ts.
//
// What is worth knowing first: a model of 8 billion parameters follows few, short, positive rules best and copies the form
// of what it is shown. Keep the word "rewrite" in `system`: the stand-in service knows a rewrite by it. The selected code
// is always the last fence of a message, so texts that stand before it should not hold fences of their own. Models repeat
// headings: the reply gate has to know one when it sees it, so keep them to one line that ends in a colon.

export const system = `You rewrite code in an editor. You get one piece of selected code and a wish, and you answer with the selected code rewritten.

Rules:
- Answer with exactly one fenced code block and nothing else: no greeting, no explanation.
- The block replaces the selected code as it stands, so write all of it, from its first line to its last. Write every line out; put no "..." and no "rest of the code" comment in place of code.
- Change what the wish asks for and keep everything else: behaviour, names used elsewhere, comments, indentation as shown.
- All that is shown besides the selected code is there only so that you understand it. Keep it out of your answer.`;

// The parts of the question, in the order in which they stand.

export const file = (path: string): string => `File: ${path}`;

export const importsHeading = 'The imports of the file:';

export const enclosingHeading = 'The blocks that hold the selection:';

export const beforeHeading = 'The lines before the selection:';

export const afterHeading = 'The lines after the selection:';

export const wish = (words: string): string => `Wish: ${words}`;

/** The wish of a person who named none. */
export const tidyUp =
  'Tidy this code up: clearer names for local variables, simpler control flow, no duplication, idiomatic for the language. Keep what it does.';

export const selectedHeading = 'Selected code to rewrite:';

// The question after a rewrite was put into the file and the editor reports problems that were not there before.

export const wishCarriedOut = (words: string): string => `Wish, already carried out: ${words}`;

/**
 * @param list one line for each problem.
 * @param first the selection's first line in the file, from 1, since problems name the file's lines; `last` likewise.
 */
export const problems = (list: string, first: number, last: number): string =>
  `The editor reports new problems since then:\n${list}\n\nFix these problems in the selected code, which is now ${first === last ? `line ${first}` : `lines ${first} to ${last}`} of the file. Keep the wish carried out, and change nothing else.`;

// The second question, after an answer that could not be used.

/** @param fault a whole sentence. */
export const refused = (fault: string): string =>
  `Your answer could not be used. ${fault}\n\nAnswer again with the whole selected code rewritten, in exactly one fenced code block and nothing else.`;

/** The fault of an answer that reached the limit of its length. */
export const answerTooLong = 'It was too long and broke off before its end. Write each line only once.';

/** Stands for an answer that was empty, or that there is no room to repeat. */
export const answerNotShown = '(This answer is not shown.)';
