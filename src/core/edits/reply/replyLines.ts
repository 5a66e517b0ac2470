/** A reply, whole or so far, as lines without endings, and what was sent. */
export interface ReplyLines {
  /** VS Code's id of the language. */
  readonly languageId: string;
  readonly selection: readonly string[];
  readonly reply: readonly string[];
  /** Whether more may come. */
  readonly isGrowing?: boolean;
}
