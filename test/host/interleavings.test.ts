import * as vscode from 'vscode';
import { Interleaving, type Counts } from './support/interleaving.ts';

const seed = 20_261_124;
/** The benchmark plays more of them. */
const games = Number(process.env['EDGEWISE_INTERLEAVINGS'] ?? 6);
const steps = 36;

describe('random interleavings of a reply, typing, saving, undoing and deciding, with autosave on', () => {
  const files = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('files');
  const global = vscode.ConfigurationTarget.Global;

  before(async () => {
    await files().update('autoSaveDelay', 20, global);
    await files().update('autoSave', 'afterDelay', global);
  });
  after(async () => {
    await files().update('autoSaveDelay', undefined, global);
    await files().update('autoSave', 'off', global);
  });

  it(`lose nothing in ${games}`, async function () {
    this.timeout(games * 10_000);
    const counts: Counts = {
      model: 0,
      typed: 0,
      saved: 0,
      undone: 0,
      redone: 0,
      accepted: 0,
      rejected: 0,
    };
    for (let game = 0; game < games; game += 1) await Interleaving.play(seed + game, steps, counts);
    console.log(`interleavings: ${games}, ${JSON.stringify(counts)}`);
  });
});
