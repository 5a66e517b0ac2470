// The entry of the tests that run inside VS Code's extension host; the build puts it and them into one bundle.
import Mocha from 'mocha';

/** VS Code awaits this; a rejection fails the run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: 20_000 });
  // Only those whose name has these words; a benchmark runs some of them alone.
  const wanted = process.env['EDGEWISE_HOST_TESTS'];
  if (wanted !== undefined) mocha.fgrep(wanted);
  mocha.suite.emit('pre-require', globalThis, 'host', mocha);
  await import('./account.test.ts');
  await import('./chatSession.test.ts');
  await import('./conversations.test.ts');
  await import('./conversationStore.test.ts');
  await import('./settings.test.ts');
  await import('./smoke.test.ts');
  await import('./takeCode.test.ts');
  await import('./chatDraft.test.ts');
  await import('./chatCompletions.test.ts');
  await import('./slashCommands.test.ts');
  await import('./rulesFiles.test.ts');
  await import('./gitChanges.test.ts');
  await import('./inlineEdit.test.ts');
  await import('./hunks.test.ts');
  await import('./interleavings.test.ts');
  await import('./problemCheck.test.ts');
  await import('./lostProposals.test.ts');
  await import('./answerCode/applyToFile.test.ts');
  await import('./answerCode/openAnswer.test.ts');
  await import('./answerCode/openPlace.test.ts');
  await import('./answerCode/runInTerminal.test.ts');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests in the extension host failed.`);
}
