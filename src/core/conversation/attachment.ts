/** A place in a file, as the panel names it and jumps to it. Lines are counted from 1, both ends included. */
export interface CodeReference {
  readonly uri: string;
  /** Path as a person knows it: relative to the workspace folder, or the name of an untitled document. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * What an attachment is: code that the person selected, the symbol or the block of lines around the cursor, a whole file,
 * the list of open editors, a folder's tree, the problems that VS Code lists, Git's changes, text selected in a terminal,
 * or code that was pasted.
 */
export const attachmentKinds = [
  'selection',
  'symbol',
  'block',
  'file',
  'editors',
  'folder',
  'problems',
  'changes',
  'terminal',
  'pasted',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Something that a question is about: what was sent of it, and where it stood. */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** What a person reads where there is no reference: "Problems", "Terminal Selection". */
  readonly label: string;
  /** Where it comes from, for what has a place. A folder's lines say nothing. */
  readonly reference?: CodeReference;
  /** The symbol's name, where it is a symbol. */
  readonly symbol?: string;
  readonly languageId: string;
  /** The text that is sent. */
  readonly code: string;
  /** Lines around the code that are sent with it, so that the model knows where it stands. */
  readonly before: string;
  readonly after: string;
}
