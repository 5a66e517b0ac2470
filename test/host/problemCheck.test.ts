import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  takeProblems,
  waitForLateProblems,
  waitForNewProblems,
  type Patience,
} from '../../src/host/inlineEdit/problemCheck.ts';

const never = 2 ** 31 - 1;
let tests = 0;

function diagnostic(message: string, severity = vscode.DiagnosticSeverity.Error): vscode.Diagnostic {
  return new vscode.Diagnostic(new vscode.Range(4, 0, 4, 1), message, severity);
}

describe('the check for new problems', () => {
  let collection: vscode.DiagnosticCollection;
  let controller: AbortController;
  let edited: vscode.Uri;
  let other: vscode.Uri;

  beforeEach(() => {
    // Files of its own for each test: what the end of one reports must not reach the next.
    tests += 1;
    edited = vscode.Uri.parse(`edgewise-test:/${tests}/edited.txt`);
    other = vscode.Uri.parse(`edgewise-test:/${tests}/other.txt`);
    collection = vscode.languages.createDiagnosticCollection('edgewise-test');
    controller = new AbortController();
  });

  afterEach(() => {
    collection.dispose();
  });

  const wait = async (
    before: ReturnType<typeof takeProblems>,
    patience: Partial<Patience>,
  ): Promise<string[]> => {
    const found = await waitForNewProblems(edited, before, {
      signal: controller.signal,
      firstEventLimit: never,
      quiet: never,
      limit: never,
      ...patience,
    });
    return found.map(({ message }) => message);
  };

  /** Sets what is reported about a file, and waits until the editor has passed it on. */
  async function report(uri: vscode.Uri, ...messages: readonly string[]): Promise<void> {
    const isPassedOn = new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!uris.some((changed) => changed.toString() === uri.toString())) return;
        listener.dispose();
        resolve();
      });
    });
    collection.set(
      uri,
      messages.map((message) => diagnostic(message)),
    );
    await isPassedOn;
  }

  it('takes errors and warnings with their place, source and code', () => {
    const [error, warning, hint] = [
      diagnostic('wrong'),
      diagnostic('doubtful', vscode.DiagnosticSeverity.Warning),
      diagnostic('a hint', vscode.DiagnosticSeverity.Hint),
    ];
    error.source = 'ts';
    error.code = 2304;
    warning.code = { value: 'no-var', target: edited };
    collection.set(edited, [error, warning, hint]);
    const file = edited.toString();
    assert.deepEqual(
      takeProblems().problems.filter((problem) => problem.file === file),
      [
        {
          file,
          line: 5,
          severity: 'error',
          message: 'wrong',
          source: 'ts',
          code: '2304',
        },
        {
          file,
          line: 5,
          severity: 'warning',
          message: 'doubtful',
          code: 'no-var',
        },
      ],
    );
  });

  it('waits for a report, then for quiet, and finds what is new', async () => {
    await report(edited, 'old');
    const found = wait(takeProblems(), { quiet: 1 });
    await report(edited, 'old', 'new');
    assert.deepEqual(await found, ['new']);
  });

  it('takes a report that says what was said before for one', async () => {
    await report(edited, 'old');
    const found = wait(takeProblems(), { quiet: 1 });
    await report(edited, 'old');
    assert.deepEqual(await found, []);
  });

  it('waits for what follows a first report', async () => {
    const found = wait(takeProblems(), { quiet: 300 });
    await report(edited);
    await report(edited, 'late');
    await report(edited, 'later');
    assert.deepEqual(await found, ['later']);
  });

  it('counts another file that had no problem, but does not wait for it', async () => {
    const before = takeProblems();
    const found = wait(before, { quiet: 1 });
    await report(other, 'elsewhere');
    await report(edited);
    assert.deepEqual(await found, ['elsewhere']);
    let isOver = false;
    const second = wait(takeProblems(), { quiet: 1 }).finally(() => (isOver = true));
    await report(other, 'elsewhere', 'again');
    // A timer that was set before this one and is no longer runs first.
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(isOver, false);
    await report(edited, 'here');
    assert.deepEqual(await second, ['here']);
  });

  it('leaves out what is reported about a proposal in the diff editor', async () => {
    const found = wait(takeProblems(), { quiet: 1 });
    await report(vscode.Uri.parse('edgewise-proposal://id/orders.ts?0'), 'of no file');
    await report(edited);
    assert.deepEqual(await found, []);
  });

  it('compares what there is when no report comes in time', async () => {
    const before = takeProblems();
    await report(edited, 'new');
    assert.deepEqual(await wait(before, { firstEventLimit: 1 }), ['new']);
  });

  it('ends at its limit, whatever patience is left', async () => {
    const before = takeProblems();
    await report(edited, 'new');
    assert.deepEqual(await wait(before, { limit: 1 }), ['new']);
  });

  it('ends with nothing when it is aborted, before or while it waits', async () => {
    const before = takeProblems();
    await report(edited, 'new');
    const found = wait(before, {});
    controller.abort();
    assert.deepEqual(await found, []);
    assert.deepEqual(await wait(before, {}), []);
  });

  it('goes on waiting after reports that brought nothing', async () => {
    await report(edited, 'old');
    const { signal } = controller;
    const found = waitForLateProblems(edited, takeProblems(), () => true, {
      signal,
      quiet: 1,
      limit: never,
    });
    await report(edited, 'old');
    await report(edited);
    await report(edited, 'old', 'late');
    assert.deepEqual(
      (await found).map(({ message }) => message),
      ['late'],
    );
  });

  it('blames no edit for what is found once the file was changed again', async () => {
    let isUntouched = true;
    const { signal } = controller;
    const patience = { signal, quiet: 1, limit: never };
    const found = waitForLateProblems(edited, takeProblems(), () => isUntouched, patience);
    isUntouched = false;
    await report(edited, 'of what was typed');
    assert.deepEqual(await found, []);
  });

  it('ends with nothing when nothing comes in time', async () => {
    const patience = { signal: controller.signal, limit: 1 };
    assert.deepEqual(await waitForLateProblems(edited, takeProblems(), () => true, patience), []);
  });
});
