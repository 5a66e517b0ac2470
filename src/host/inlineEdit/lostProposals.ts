import * as v from 'valibot';
import * as vscode from 'vscode';
import { openProposalsKey } from '../../manifest.ts';
import { pathFor } from '../context/path.ts';
import type { Log } from '../service/log.ts';
import type { InlineEdits } from './inlineEdits.ts';
import type { LiveProposal } from './liveProposal.ts';

const mostNamed = 3;
const mostCharactersOfWish = 60;

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const schema = v.object({
  /** As the person wrote it; '' for a tidy-up. */
  wish: v.string(),
  /** The file as a person knows it. */
  path: v.pipe(v.string(), v.nonEmpty()),
  /** From 1; the last one is included. */
  firstLine: lineNumber,
  lastLine: lineNumber,
});

/** What is remembered of an open proposal: enough to name it, and no code. */
export type OpenProposal = Readonly<v.InferOutput<typeof schema>>;

/** The open proposals of a window, kept so that the next window here can say what went with this one. */
export class OpenProposalRecord {
  readonly #memento: vscode.Memento;
  readonly #reportDamage: (problem: string) => void;

  /** @param memento the workspace's. */
  constructor(memento: vscode.Memento, reportDamage: (problem: string) => void) {
    this.#memento = memento;
    this.#reportDamage = reportDamage;
  }

  /** Stores the proposals that are open now, in place of what was stored. */
  async set(list: readonly OpenProposal[]): Promise<void> {
    const stored = list.map(({ wish, path, firstLine, lastLine }) => ({ wish, path, firstLine, lastLine }));
    await this.#memento.update(openProposalsKey, stored.length === 0 ? undefined : stored);
  }

  /**
   * What an earlier window left, once: it is forgotten with this. To be called before the first `set`. What does not parse
   * is reported and left out.
   */
  async take(): Promise<readonly OpenProposal[]> {
    const stored = this.#memento.get<unknown>(openProposalsKey);
    if (stored === undefined) return [];
    const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
    const list = entries.flatMap((entry) => {
      const parsed = v.safeParse(schema, entry);
      return parsed.success ? [parsed.output] : [];
    });
    if (!Array.isArray(stored) || list.length < entries.length)
      this.#reportDamage('Some proposals of an earlier window could not be read and were dropped.');
    await this.#memento.update(openProposalsKey, undefined);
    return list;
  }
}

/** What the person is told about proposals that went with their window; three are named. '' for none. */
export function describeLost(list: readonly OpenProposal[]): string {
  if (list.length === 0) return '';
  const names = list.slice(0, mostNamed).map(nameOf);
  const others = list.length - names.length;
  if (others > 0) names.push(vscode.l10n.t('{0} more', others));
  const named = names.join('; ');
  return list.length === 1
    ? vscode.l10n.t(
        'The window was closed or reloaded with an open proposal, which is gone: {0}. The file holds only what you accepted.',
        named,
      )
    : vscode.l10n.t(
        'The window was closed or reloaded with {0} open proposals, which are gone: {1}. The files hold only what you accepted.',
        list.length,
        named,
      );
}

function nameOf({ wish, path, firstLine, lastLine }: OpenProposal): string {
  const what = wish === '' ? vscode.l10n.t('Tidy up') : shorten(wish);
  return firstLine === lastLine
    ? vscode.l10n.t('“{0}” for {1}, line {2}', what, path, firstLine)
    : vscode.l10n.t('“{0}” for {1}, lines {2} to {3}', what, path, firstLine, lastLine);
}

function shorten(wish: string): string {
  const characters = Array.from(wish.replace(/\s+/g, ' ').trim());
  if (characters.length <= mostCharactersOfWish) return characters.join('');
  const kept = characters.slice(0, mostCharactersOfWish - 1).join('');
  return `${kept.trimEnd()}…`;
}

/** Says which proposals went with an earlier window, and from now on remembers those that are open. */
export async function rememberProposals(
  edits: Pick<InlineEdits, 'proposals' | 'onDidChangeProposals'>,
  record: OpenProposalRecord,
  log: Pick<Log, 'watch'>,
): Promise<void> {
  const lost = describeLost(await record.take());
  edits.onDidChangeProposals(() => {
    log.watch(record.set(edits.proposals.map(toRecord)));
  });
  // With a button the whole of it is shown, not only its first line.
  if (lost !== '') await vscode.window.showInformationMessage(lost, vscode.l10n.t('OK'));
}

function toRecord({ uri, version, ranges }: LiveProposal): OpenProposal {
  const lines = ranges.flatMap(({ start, end }) => [start.line + 1, end.line + 1]);
  return {
    wish: version.wish,
    path: pathFor(uri),
    firstLine: Math.min(...lines),
    lastLine: Math.max(...lines),
  };
}
