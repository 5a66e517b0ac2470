import * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import { findAttached, isRewriteOf, type Lines } from '../../core/edits/attachedCode.ts';
import { splitLines, toLines } from '../../core/edits/lineEndings.ts';
import { placeCode } from '../../core/edits/placeCode.ts';
import { answerScheme, proposalScheme } from '../../manifest.ts';
import { outlineOfDocument } from '../context/symbol.ts';
import { mayBelongIn } from './languageIds.ts';

/** Lines that code is to replace; where `startLine` is `endLine`, it comes before that line. */
export interface Place extends Lines {
  readonly document: vscode.TextDocument;
  /** Of the document in which the lines were found. */
  readonly version: number;
}

/** `certain`: there is one place that it can be. Else what the person may choose from, best first, maybe nothing. */
export type FoundPlace =
  | { readonly kind: 'certain'; readonly place: Place }
  | { readonly kind: 'unsure'; readonly places: readonly Place[] };

/**
 * Finds where code of an answer belongs: at the code that was attached to its question, else in the files that were attached,
 * else in the editors that are in view.
 * @param languageId undefined where the answer names none.
 * @param attachments those that matter most first.
 */
export async function findPlace(
  text: string,
  languageId: string | undefined,
  attachments: readonly Attachment[],
): Promise<FoundPlace> {
  const code = splitLines(text);
  const places: Place[] = [];
  const seen = new Set<vscode.TextDocument>();
  for (const attachment of attachments) {
    const document = await attachedDocument(attachment);
    if (!document || !mayBelongIn(languageId, document.languageId)) continue;
    seen.add(document);
    const found = await placeIn(document, code, attachment);
    if (found.kind === 'certain') return found;
    places.push(...found.places);
  }
  const certain: Place[] = [];
  for (const document of shownDocuments()) {
    if (seen.has(document) || !mayBelongIn(languageId, document.languageId)) continue;
    const found = await placeIn(document, code);
    if (found.kind === 'certain') certain.push(found.place);
    else places.push(...found.places);
  }
  const [only, ...others] = certain;
  const rivals = places.filter(({ startLine, endLine }) => startLine < endLine);
  if (only && others.length === 0 && rivals.length === 0) return { kind: 'certain', place: only };
  return { kind: 'unsure', places: withoutTwins([...certain, ...places]) };
}

async function placeIn(
  document: vscode.TextDocument,
  code: readonly string[],
  attachment?: Attachment,
): Promise<FoundPlace> {
  const { version } = document;
  const lines = toLines(document.getText());
  const placement = placeCode(lines, code, document.languageId, await outlineOfDocument(document));
  const certain = (place: Lines): FoundPlace => ({
    kind: 'certain',
    place: { document, version, ...rangeOf(place) },
  });
  const unsure = (...places: readonly Lines[]): FoundPlace => ({
    kind: 'unsure',
    places: places.map((place) => ({ document, version, ...rangeOf(place) })),
  });
  const attached = attachment && attachedLines(lines, attachment);
  const candidates =
    placement.kind === 'replace' ? [placement] : placement.kind === 'ambiguous' ? placement.candidates : [];
  const added = placement.kind === 'insert' ? [{ startLine: placement.line, endLine: placement.line }] : [];
  if (!attached) return placement.kind === 'replace' ? certain(placement) : unsure(...candidates, ...added);
  if (!isRewriteOf(lines.slice(attached.startLine, attached.endLine), code))
    return placement.kind === 'replace' ? certain(placement) : unsure(...candidates, attached, ...added);
  // The code may be all of what a part of was asked about.
  const isInside = candidates.every((candidate) => contains(attached, candidate));
  if (placement.kind === 'replace' && contains(placement, attached)) return certain(placement);
  return isInside ? certain(attached) : unsure(attached, ...candidates);
}

/** Nothing of a file that only belongs to a folder was attached from a place. */
function attachedLines(lines: readonly string[], { kind, reference, code }: Attachment): Lines | undefined {
  const isPart = kind === 'selection' || kind === 'symbol' || kind === 'block';
  return isPart && reference ? findAttached(lines, splitLines(code), reference.startLine - 1) : undefined;
}

/** A conversation may come from a file, so only what is in the workspace, or open already, is looked at. */
async function attachedDocument({ reference, kind }: Attachment): Promise<vscode.TextDocument | undefined> {
  if (!reference || kind === 'folder') return undefined;
  try {
    const uri = vscode.Uri.parse(reference.uri, true);
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open) return open;
    return vscode.workspace.getWorkspaceFolder(uri) && (await vscode.workspace.openTextDocument(uri));
  } catch {
    // It was moved or deleted: other places may do.
    return undefined;
  }
}

function shownDocuments(): readonly vscode.TextDocument[] {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const documents = [activeTextEditor, ...visibleTextEditors].flatMap((editor) => editor?.document ?? []);
  const isCode = ({ uri: { scheme } }: vscode.TextDocument): boolean =>
    scheme !== answerScheme &&
    scheme !== proposalScheme &&
    (scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true);
  return [...new Set(documents)].filter(isCode);
}

function contains(outer: Lines, inner: Lines): boolean {
  return outer.startLine <= inner.startLine && inner.endLine <= outer.endLine;
}

function rangeOf({ startLine, endLine }: Lines): Lines {
  return { startLine, endLine };
}

function withoutTwins(places: readonly Place[]): readonly Place[] {
  return places.filter(
    (place, index) =>
      places.findIndex(
        ({ document, startLine, endLine }) =>
          document === place.document && startLine === place.startLine && endLine === place.endLine,
      ) === index,
  );
}
