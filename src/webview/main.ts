import { HostConnection } from './hostConnection.ts';
import { Panel } from './panel.ts';

const root = document.getElementById('panel');
if (!root) throw new Error('The page has no element with the id "panel".');

const connection = new HostConnection();
let panel: Panel | undefined;
connection.listen((message) => {
  if (panel) panel.receive(message);
  else if (message.type === 'snapshot') panel = new Panel(root, connection, message);
});
connection.post({ type: 'ready' });

const tellFocus = (): void => {
  connection.post({ type: 'pageFocus', focused: document.hasFocus() });
};
window.addEventListener('focus', tellFocus);
window.addEventListener('blur', tellFocus);
if (document.hasFocus()) tellFocus();
