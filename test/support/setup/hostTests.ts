// The tests that run inside VS Code's extension host.
import { runInHost } from './runInHost.ts';

if (!(await runInHost())) process.exitCode = 1;
