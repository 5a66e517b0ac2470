import { setImmediate } from 'node:timers/promises';
import { appendReply, startPart, startVersion, type Part } from '../../core/edits/proposal.ts';
import { judgeReply } from '../../core/edits/replyGate.ts';
import { StreamedPart } from '../../core/edits/streamedPart.ts';

const snapshot = { languageId: 'typescript', path: '', before: '', selection: 'var a = f(1);', after: '' };
const reply = '```ts\nconst a = f(1);\n```\n';

/**
 * Reads and judges a small reply while the person types their wish: code that runs for the first time is compiled then, and
 * that would hold up the extension host by some 20 ms just when the first real line comes.
 */
export async function warmUp(): Promise<void> {
  const version = startVersion({ wish: '', attempt: 1 }, [snapshot]);
  const parts = version.parts.map((part): Part => appendReply(startPart(part), reply));
  for (const part of parts) {
    await setImmediate();
    new StreamedPart(part, version).hunks(part);
    await setImmediate();
    judgeReply({ ...snapshot, reply, finishReason: 'stop' });
  }
}
