import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

/** How long a process may take to end by itself before it is made to, in milliseconds. */
const patience = 5000;

/** Starts a program with all that it starts in one group, which ends with this process at the latest. */
export function startGroup(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const child = spawn(command, parameters, { ...options, detached: process.platform !== 'win32' });
  const endGroup = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  process.once('exit', endGroup);
  child.once('exit', () => process.off('exit', endGroup));
  return child;
}

/** Ends a program of startGroup and all that it started; done when it has ended. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => {
    signalGroup(child, 'SIGKILL');
  }, patience);
  await ended;
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group may have ended a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
