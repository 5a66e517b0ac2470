// 200 random interleavings of a streaming reply, typing, saves, autosave, undo, redo and decisions in the real editor: after
// each step the document holds exactly what a model of the person's text says. Runs the tests of test/host, this one longer.
import { runInHost } from '../support/setup/runInHost.ts';
import { claim, finish } from '../support/bench.ts';

const passed = await runInHost({
  EDGEWISE_INTERLEAVINGS: '200',
  EDGEWISE_HOST_TESTS: 'random interleavings',
});
claim(
  '200 interleavings in the editor in which anything was lost, doubled or misplaced',
  passed ? 0 : 1,
  '<=',
  0,
);
finish();
