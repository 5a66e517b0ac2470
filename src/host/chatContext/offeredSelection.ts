import * as vscode from 'vscode';
import type { Chip } from '../../protocol.ts';
import { Refusal } from '../problems.ts';
import { attachmentText } from '../../core/prompts/attachmentText.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import type { Log } from '../service/log.ts';
import type { SourceOf } from './source.ts';
import { takeChip } from './takeChip.ts';
import type { TakingTools } from './takenChip.ts';

/** How long a selection must stand still before it is offered, in milliseconds. */
const stillness = 100;

/** Documents that no one writes code in: output, the inputs of other views, and what this extension shows. */
const foreignSchemes =
  /^(?:output|comment|debug|vscode-scm|vscode-interactive-input|vscode-chat.*|edgewise.*)$/;

/** What is selected in the active editor, where that can be added. */
export interface Offer {
  readonly source: SourceOf<'selection'>;
  readonly chip: Chip;
}

/** The selection of the active editor as something to add; undefined without one, or where it is none of code. */
export function selectionToOffer(): SourceOf<'selection'> | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty || foreignSchemes.test(editor.document.uri.scheme))
    return undefined;
  const { start, end } = editor.selection;
  return {
    kind: 'selection',
    uri: editor.document.uri.toString(),
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}

/** Follows the selection while the panel is there, and offers what could be sent of it. */
export class OfferedSelection implements vscode.Disposable {
  readonly #tools: TakingTools;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  #listeners: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;
  #offer: Offer | undefined;
  /** Counts what was selected, to tell what is read too late. */
  #turn = 0;

  readonly onDidChange = this.#changed.event;

  constructor(tools: TakingTools, log: Log) {
    this.#tools = tools;
    this.#log = log;
  }

  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Follows from now on, until what it returns is disposed of. */
  follow(): vscode.Disposable {
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#log.watch(this.#look());
      }, stillness);
    };
    this.#stop();
    this.#listeners = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) later();
      }),
      vscode.window.onDidChangeActiveTextEditor(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#offer?.source.uri) later();
      }),
    ];
    later();
    return new vscode.Disposable(() => {
      this.#stop();
    });
  }

  dispose(): void {
    this.#stop();
    this.#changed.dispose();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#listeners).dispose();
    this.#listeners = [];
    this.#turn += 1;
    this.#offer = undefined;
  }

  async #look(): Promise<void> {
    const turn = (this.#turn += 1);
    const source = selectionToOffer();
    const offer = source && (await this.#take(source));
    if (turn !== this.#turn) return;
    const wasThere = this.#offer !== undefined;
    this.#offer = offer;
    if (wasThere || offer) this.#changed.fire();
  }

  /** What must not be sent is not offered; the person who adds it all the same is told why. */
  async #take(source: SourceOf<'selection'>): Promise<Offer | undefined> {
    try {
      const { attachment, label, description } = await takeChip(source, this.#tools);
      const tokens = estimateTokens(attachmentText({ id: '', ...attachment }));
      if (tokens > this.#tools.room()) return undefined;
      const chip: Chip = {
        id: 'offered',
        kind: 'selection',
        label,
        description,
        tokens,
        state: 'ready',
      };
      return { source, chip };
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}
