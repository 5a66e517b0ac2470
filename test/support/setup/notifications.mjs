// VS Code's page takes an extension under development only with its test driver, and the driver hides notifications,
// which people and tests need to see. This takes that one condition out of the installed copy.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const hiding = '!this.environmentService.enableSmokeTestDriver&&e.priority!==2';

/** Changes the page of the server in this folder. Throws when its code is not as expected: another version, for one. */
export function showNotifications(server) {
  const file = join(server, 'out/vs/code/browser/workbench/workbench.js');
  const page = readFileSync(file, 'utf8');
  const showing = hiding.slice(hiding.indexOf('e.priority'));
  if (page.includes(hiding)) writeFileSync(file, page.replace(hiding, showing));
  else if (!page.includes(`isNotificationsCenterVisible&&${showing}`)) {
    throw new Error(`${file} does not hide notifications where it was expected to.`);
  }
}
