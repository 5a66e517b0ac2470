import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { DocumentHunk } from '../../../src/core/edits/openEdit.ts';
import { InlineEdits, type EditSettings } from '../../../src/host/inlineEdit/inlineEdits.ts';
import type { LiveProposal } from '../../../src/host/inlineEdit/liveProposal.ts';
import { WishHistory } from '../../../src/host/inlineEdit/wishHistory.ts';
import { Log } from '../../../src/host/service/log.ts';
import { settingDefaults, type SettingId } from '../../../src/manifest.ts';
import { closeFile, openFile } from './files.ts';
import { MemoryMemento } from './memoryMemento.ts';
import { ScriptedAsker } from './scriptedAsker.ts';
import { until } from './until.ts';

/** An editor with inline edits, a scripted model and a person who answers every question at once. */
export class EditingWindow {
  readonly asker = new ScriptedAsker();
  readonly log = new Log();
  readonly edits: InlineEdits;
  readonly settings: Partial<Record<SettingId, unknown>> = {};
  editor: vscode.TextEditor;
  wish = 'use const';
  mayReplace = true;
  whileWishing: () => Promise<void> = () => Promise.resolve();
  whileAsked: () => Promise<void> = () => Promise.resolve();

  private constructor(editor: vscode.TextEditor) {
    this.editor = editor;
    const get = (id: SettingId): unknown => this.settings[id] ?? settingDefaults[id];
    this.edits = new InlineEdits(
      this.asker,
      { get } as EditSettings,
      new WishHistory(new MemoryMemento(), () => undefined),
      this.log,
      {
        wish: async () => {
          await this.whileWishing();
          return this.wish;
        },
        replaceOpen: async () => {
          await this.whileAsked();
          return this.mayReplace;
        },
        discardUnreachable: () => Promise.resolve(this.mayReplace),
      },
    );
  }

  /** A window that shows a new document, with lines selected: the first and the last, counted from 0. */
  static async open(
    content: string,
    [first, last]: readonly [number, number],
    extension = 'js',
  ): Promise<EditingWindow> {
    const window = new EditingWindow(await openFile(content, extension));
    window.select(first, last);
    return window;
  }

  get document(): vscode.TextDocument {
    return this.editor.document;
  }

  get text(): string {
    return this.document.getText();
  }

  /** The only open proposal. */
  get proposal(): LiveProposal {
    const [proposal, ...others] = this.edits.proposals;
    assert.ok(proposal && others.length === 0, `${this.edits.proposals.length} proposals are open.`);
    return proposal;
  }

  get phases(): readonly string[] {
    return this.edits.proposals.map(({ phase }) => phase);
  }

  select(first: number, last: number): void {
    this.editor.selection = new vscode.Selection(first, 0, last, this.document.lineAt(last).text.length);
  }

  async insert(line: number, character: number, what: string): Promise<void> {
    const position = new vscode.Position(line, character);
    assert.ok(
      await this.editor.edit((builder) => {
        builder.insert(position, what);
      }),
    );
  }

  async remove(range: vscode.Range): Promise<void> {
    assert.ok(
      await this.editor.edit((builder) => {
        builder.delete(range);
      }),
    );
  }

  /** A proposal of the selected lines, ready to be decided about. */
  async propose(...replies: readonly string[]): Promise<LiveProposal> {
    await this.edits.refactor();
    for (const reply of replies) this.asker.reply(reply);
    await this.ready();
    return this.proposal;
  }

  /** Waits until the model is done. */
  async ready(): Promise<void> {
    await until(() => !this.phases.includes('streaming'));
  }

  /** What a code lens over a change passes to a command. */
  hunk(index: number): DocumentHunk {
    const hunk = this.proposal.hunks[index];
    assert.ok(hunk, `There is no change ${index}.`);
    return hunk;
  }

  /** Puts the cursor where a change is. */
  goTo(index: number): void {
    const { start } = this.hunk(index);
    this.editor.selection = new vscode.Selection(start, 0, start, 0);
  }

  async undo(): Promise<void> {
    await vscode.commands.executeCommand('undo');
  }

  async close(): Promise<void> {
    this.edits.dispose();
    this.log.dispose();
    await closeFile(this.document);
  }
}
