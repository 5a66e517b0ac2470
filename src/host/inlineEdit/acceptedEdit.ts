import * as vscode from 'vscode';
import { followChanges } from '../../core/edits/followChanges.ts';
import type { FoundProblem } from '../../core/edits/newProblems.ts';
import { acceptHunks, hunksOf, type DocumentHunk, type OpenEdit } from '../../core/edits/openEdit.ts';
import type { Reversal } from '../../core/edits/reversal.ts';
import { Refusal } from '../problems.ts';
import { editDocument } from './editDocument.ts';
import { escapeMarkdown } from './proposalText.ts';
import { isEmptyPart, wholeLines } from './snapshot.ts';
import { ThreadSet } from './threadSet.ts';
import { TrackedDocument } from './trackedDocument.ts';

/** What an accepted edit was for, should it have to be repaired. */
export interface AcceptedQuestion {
  readonly wish: string;
  readonly attempt: number;
  readonly modelName: string;
  /** The file's version right after the edit, where it was one: then the editor's own Undo takes it out. */
  readonly versionAfter: number | undefined;
}

/** An edit that a person accepted. Once it is known to have brought problems, a thread under it says which. */
export class AcceptedEdit implements vscode.Disposable {
  readonly id = crypto.randomUUID();
  readonly question: AcceptedQuestion;
  #problems: readonly FoundProblem[] = [];
  readonly #place: TrackedDocument;
  readonly #reversal: Reversal;
  readonly #threads: ThreadSet;
  readonly #version: number;
  #text: string;

  /** @param reversal what takes the edit out again. */
  constructor(
    controller: vscode.CommentController,
    document: vscode.TextDocument,
    reversal: Reversal,
    question: AcceptedQuestion,
  ) {
    this.question = question;
    this.#reversal = reversal;
    this.#version = document.version;
    this.#text = document.getText();
    this.#place = new TrackedDocument(
      document.uri,
      reversal.edit.map(({ range }) => range),
    );
    this.#threads = new ThreadSet(controller, document.uri, question.modelName);
  }

  /** What it brought, once that is shown. */
  get problems(): readonly FoundProblem[] {
    return this.#problems;
  }

  /** @param problems at least one. */
  show(problems: readonly FoundProblem[]): void {
    this.#problems = problems;
    this.#draw();
  }

  get uri(): vscode.Uri {
    return this.#place.uri;
  }

  /** Where the accepted lines stand now. */
  get ranges(): readonly vscode.Range[] {
    return this.#place.ranges.map(
      ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character),
    );
  }

  /** Whether the file is still just as the edit left it. */
  get isUntouched(): boolean {
    return this.#place.document()?.version === this.#version;
  }

  hasThread(thread: unknown): boolean {
    return this.#threads.keyOf(thread) !== undefined;
  }

  follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const before = this.#text;
    this.#text = document.getText();
    this.#place.moveTo(followChanges(this.#place.ranges, contentChanges, before, this.#text));
    this.#draw();
  }

  open(document: vscode.TextDocument): void {
    this.#place.open(document);
    this.#text = document.getText();
    this.#draw();
  }

  close(document: vscode.TextDocument): void {
    this.#place.close(document);
  }

  rename(uri: vscode.Uri): void {
    this.#place.rename(uri);
    this.#draw();
  }

  /** Whether nothing of the edit is in the file any more: it was undone. */
  get isUndone(): boolean {
    return this.#hunks().length === 0;
  }

  /**
   * The accepted lines as they stand now, whole.
   * @throws Refusal where they are gone.
   */
  linesIn(document: vscode.TextDocument): readonly vscode.Range[] {
    if (this.#place.ranges.some((range) => isEmptyPart(document, range)))
      throw new Refusal(vscode.l10n.t('The accepted lines were deleted, so there is nothing to repair.'));
    return wholeLines(document, this.#place.ranges);
  }

  /**
   * Takes the edit out again: by the editor's own Undo where nothing happened since, else as one more edit that leaves
   * what was typed meanwhile.
   * @throws Refusal when the person changed the same lines since, or the document cannot be changed.
   */
  async undo(): Promise<void> {
    const document = await this.#place.openDocument();
    if (document.version === this.question.versionAfter) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      return;
    }
    const hunks = this.#hunks();
    const isFree = this.#reversal.isWhole && hunks.every(({ kind }) => kind === 'open');
    const { lineEdits } = acceptHunks(this.#edit(), this.#place.lines(), hunks);
    if (!isFree || (lineEdits.length > 0 && !(await editDocument(document, lineEdits))))
      throw new Refusal(
        vscode.l10n.t(
          'The accepted lines were changed since, so they were left as they are. Use Undo in the editor.',
        ),
      );
  }

  dispose(): void {
    this.#threads.dispose();
  }

  #hunks(): readonly DocumentHunk[] {
    return hunksOf(this.#edit(), this.#place.lines());
  }

  #edit(): OpenEdit {
    const { ranges } = this.#place;
    return this.#reversal.edit.map(({ rewrite, range }, index) => ({
      rewrite,
      range: ranges[index] ?? range,
    }));
  }

  #draw(): void {
    if (this.#problems.length === 0) return;
    const range = this.ranges[0] ?? new vscode.Range(0, 0, 0, 0);
    const count = this.#problems.length;
    const label =
      count === 1
        ? vscode.l10n.t('Accepted — 1 new problem')
        : vscode.l10n.t('Accepted — {0} new problems', count);
    this.#threads.show(this.uri, [
      {
        key: 'problems',
        range,
        label,
        body: bodyOf(this.#problems, this.uri),
        context: 'problems',
        isExpanded: true,
      },
    ]);
  }
}

/** More problems than these are only counted. */
const mostListed = 8;

function bodyOf(problems: readonly FoundProblem[], uri: vscode.Uri): vscode.MarkdownString {
  const listed = problems
    .slice(0, mostListed)
    .map((problem) => `- ${escapeMarkdown(sentenceOf(problem, uri))}`);
  const more = problems.length - listed.length;
  if (more > 0) listed.push(`- ${escapeMarkdown(vscode.l10n.t('and {0} more', more))}`);
  const advice = vscode.l10n.t('Repair asks the model once more, Undo takes the edit out, Keep leaves it.');
  return new vscode.MarkdownString(`${listed.join('\n')}\n\n${escapeMarkdown(advice)}`);
}

/** A problem with its place, for the person and for the model. */
export function sentenceOf({ file, line, message }: FoundProblem, edited: vscode.Uri): string {
  const place =
    file === edited.toString()
      ? vscode.l10n.t('line {0}', line)
      : vscode.l10n.t('{0}, line {1}', vscode.workspace.asRelativePath(vscode.Uri.parse(file, true)), line);
  return `${place}: ${message}`;
}
