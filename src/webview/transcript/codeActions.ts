import type { TurnServices } from './turnView.ts';

/** What can be done with the code of one answer. Each gets the code and its language, '' where that is not known. */
export type AnswerCodeActions = ReturnType<typeof createCodeActions>;

/** Tells the extension what to do with the code of an answer. */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the type is what is written here
export function createCodeActions(answerId: string, { post, status, texts }: TurnServices) {
  return {
    copy: (text: string) => {
      post({ type: 'copy', text });
      status.announce(texts.copied);
    },
    insertAtCursor: (text: string, language: string) => {
      post({ type: 'insertAtCursor', text, language });
    },
    newFile: (text: string, language: string) => {
      post({ type: 'newFile', text, language });
    },
    applyToFile: (text: string, language: string) => {
      post({ type: 'applyToFile', text, language, answerId });
    },
    runInTerminal: (text: string, language: string) => {
      post({ type: 'runInTerminal', text, language });
    },
  };
}
