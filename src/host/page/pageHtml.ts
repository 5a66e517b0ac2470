import * as vscode from 'vscode';

/** What a page is made of. */
export interface PageFiles {
  readonly title: string;
  /** In dist, without its `.js`. */
  readonly script: string;
  /** In media, without their `.css`. */
  readonly styles: readonly string[];
}

/** Where the page's files are; nothing else is readable from it. */
export function pageRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')];
}

/**
 * A page's document: an empty frame under the strictest policy that lets our one script and our style sheets in. No
 * HTML ever comes from a string after this one: Trusted Types forbid it.
 */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { title, script, styles }: PageFiles,
): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const link = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    "img-src 'none'",
    "connect-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${link('dist', 'codicon.css')}">
${styles.map((style) => `<link rel="stylesheet" href="${link('media', `${style}.css`)}">`).join('\n')}
</head>
<body>
<main id="panel"></main>
<script nonce="${nonce}" src="${link('dist', `${script}.js`)}"></script>
</body>
</html>`;
}
