import { spawn } from 'node:child_process';

/** Opens the default browser where there is a screen for it. Whoever has none follows the printed address by hand. */
export function openInBrowser(address: string): void {
  const command = openCommand(address);
  if (command === undefined) return;
  const child = spawn(command.program, command.parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => {
    console.log('(No browser could be opened by itself.)');
  });
  child.unref();
}

function openCommand(address: string): { program: string; parameters: string[] } | undefined {
  switch (process.platform) {
    case 'darwin':
      return { program: 'open', parameters: [address] };
    case 'win32':
      return { program: 'rundll32', parameters: ['url.dll,FileProtocolHandler', address] };
    default: {
      const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
      return screen === undefined ? undefined : { program: 'xdg-open', parameters: [address] };
    }
  }
}
