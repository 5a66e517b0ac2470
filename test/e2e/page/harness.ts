import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { TranscriptChange } from '../../../src/core/conversation/transcriptChange.ts';
import type { ShownTurn } from '../../../src/core/conversation/branches.ts';
import type { Completion, HostMessage, PageMessage } from '../../../src/protocol.ts';
import themes from '../../support/themes/themes.json' with { type: 'json' };

// The panel's page in a real Chromium without VS Code around it: the same policy, body classes and variables, and an
// `acquireVsCodeApi` that writes down what the page posts.

const conversationId = 'c1';
const origin = 'http://panel.test';
const projectFolder = new URL('../../../', import.meta.url);
const screenshotFolder = new URL('out/screenshots/page/', projectFolder);

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as ThemeName[];

export interface PanelOptions {
  readonly theme?: ThemeName;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
  /** Frames, idle time and the clock stand still until `stream` or `runFrames` moves them. */
  readonly manualFrames?: boolean;
  /** Earlier messages for the up key, the newest last. */
  readonly recall?: readonly string[];
  /** What `getState` gives the page when it starts. */
  readonly state?: unknown;
  /** The window's language. Default: English. */
  readonly language?: string;
  /** The page's texts in it, by their English form. */
  readonly translations?: Readonly<Record<string, string>>;
}

const files: Readonly<Record<string, { readonly path: string; readonly contentType: string }>> = {
  '/page.js': { path: 'dist/page.js', contentType: 'text/javascript' },
  '/codicon.css': { path: 'dist/codicon.css', contentType: 'text/css' },
  '/codicon.ttf': { path: 'dist/codicon.ttf', contentType: 'font/ttf' },
  '/panel.css': { path: 'media/panel.css', contentType: 'text/css' },
  '/composer.css': { path: 'media/composer.css', contentType: 'text/css' },
};

/** Starts the browser that all page tests share. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
}

/** Closes every page that a test opened. */
export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

/** The panel in a page of its own. */
export class PanelPage {
  readonly page: Page;
  /** Errors and policy violations that the page reported. */
  readonly faults: string[] = [];
  /** What the page wrote to the console. */
  readonly consoleLines: string[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page and waits until it says `ready`. It shows nothing yet. */
  static async open(browser: Browser, options: PanelOptions = {}): Promise<PanelPage> {
    const page = await browser.newPage({
      viewport: { width: options.width ?? 300, height: options.height ?? 700 },
    });
    const panel = new PanelPage(page);
    page.on('pageerror', (error) => panel.faults.push(String(error)));
    page.on('console', (message) => {
      panel.consoleLines.push(message.text());
      if (/Content Security Policy|Trusted ?Type/i.test(message.text())) panel.faults.push(message.text());
    });
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = files[pathname];
      if (file) {
        const body = await readFile(new URL(file.path, projectFolder));
        await route.fulfill({ body, contentType: file.contentType });
      } else {
        await route.fulfill(documentFor(options));
      }
    });
    await page.goto(`${origin}/`);
    await panel.waitForMessage('ready');
    return panel;
  }

  /** Opens the page and sends a first snapshot. */
  static async openWith(
    browser: Browser,
    conversation: readonly ShownTurn[],
    options: PanelOptions & { readonly signedIn?: boolean } = {},
  ): Promise<PanelPage> {
    const panel = await PanelPage.open(browser, options);
    await panel.send({
      ...snapshot(conversation, options.signedIn),
      recall: options.recall ?? [],
      translations: options.translations ?? {},
    });
    await panel.page.locator('.composer').waitFor();
    return panel;
  }

  /** Sends a message as the host would; anything else too, to see it ignored. */
  async send(...messages: readonly unknown[]): Promise<void> {
    await this.page.evaluate(`harness.receive(${JSON.stringify(messages)})`);
  }

  async change(...changes: readonly TranscriptChange[]): Promise<void> {
    await this.send(...changes.map((change): HostMessage => ({ type: 'change', conversationId, change })));
  }

  /** What the page has posted so far, oldest first. */
  async posted(): Promise<readonly PageMessage[]> {
    return this.page.evaluate('harness.posted');
  }

  async postedOfType<Type extends PageMessage['type']>(
    type: Type,
  ): Promise<readonly Extract<PageMessage, { type: Type }>[]> {
    const posted = await this.posted();
    return posted.filter((message): message is Extract<PageMessage, { type: Type }> => message.type === type);
  }

  async waitForMessage(type: PageMessage['type']): Promise<void> {
    await this.waitFor(`harness.posted.some((message) => message.type === '${type}')`);
  }

  /** Waits until an expression is true in the page. (Playwright's own way is `eval`, which the policy forbids.) */
  async waitFor(expression: string): Promise<void> {
    while ((await this.page.evaluate(expression)) !== true) await setTimeout(10);
  }

  /** The name or text of the element that has the focus. */
  async focused(): Promise<string> {
    return this.page.evaluate(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
    );
  }

  /** Answers the last question for completions, once the page has asked it. */
  async answerCompletion(items: readonly Completion[]): Promise<void> {
    await this.settle();
    const request = (await this.postedOfType('complete')).at(-1)?.request;
    await this.send({ type: 'completions', request, items });
  }

  /** Drags something over the middle of an element, as from outside the page. */
  async drag(
    type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
    data: Readonly<Record<string, string>>,
    selector = 'textarea',
  ): Promise<boolean> {
    return this.page.evaluate(`(() => {
      const dataTransfer = new DataTransfer();
      for (const [type, text] of Object.entries(${JSON.stringify(data)})) dataTransfer.setData(type, text);
      const options = { dataTransfer, bubbles: true, cancelable: true };
      return document.querySelector('${selector}').dispatchEvent(new DragEvent('${type}', options));
    })()`);
  }

  /** Waits for two frames: everything that was asked for before is drawn. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
    );
  }

  /** With manual frames: streams an answer, a frame after each piece, to its end; returns the Markdown's elements. */
  async stream(id: string, pieces: readonly string[]): Promise<string> {
    return this.page.evaluate(`harness.stream(${JSON.stringify(id)}, ${JSON.stringify(pieces)})`);
  }

  async screenshot(name: string): Promise<void> {
    await mkdir(screenshotFolder, { recursive: true });
    await this.page.screenshot({ path: new URL(`${name}.png`, screenshotFolder).pathname });
  }
}

/** A snapshot message with a conversation. */
export function snapshot(conversation: readonly ShownTurn[], signedIn = true): HostMessage {
  return {
    type: 'snapshot',
    conversationId,
    transcript: structuredClone(conversation),
    draft: { chips: [] },
    session: 's1',
    recall: [],
    answering: false,
    signedIn,
    model: 'Llama 3.1 8B Instruct (fp8)',
    translations: {},
  };
}

function documentFor(options: PanelOptions): {
  contentType: string;
  headers: Record<string, string>;
  body: string;
} {
  const theme = options.theme ?? 'vscode-dark';
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `font-src ${origin}`,
    `img-src 'none'`,
    `connect-src 'none'`,
    `frame-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ];
  const classes = theme === 'vscode-high-contrast-light' ? `${theme} vscode-high-contrast` : theme;
  return {
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy.join('; ') },
    body: `<!doctype html>
<html lang="${options.language ?? 'en'}">
<head>
<title>Edgewise</title>
<style nonce="${nonce}">${editorStyles}</style>
<script nonce="${nonce}">${inPage(themes[theme], options.state)}${options.manualFrames === true ? manualFrames : ''}</script>
<link rel="stylesheet" href="${origin}/codicon.css">
<link rel="stylesheet" href="${origin}/panel.css">
<link rel="stylesheet" href="${origin}/composer.css">
</head>
<body class="${classes}"><main id="panel"></main><script nonce="${nonce}" src="${origin}/page.js"></script></body>
</html>`,
  };
}

/** What VS Code's own stylesheet for webviews does to elements that the panel uses. */
const editorStyles = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body { margin: 0; padding: 0 20px; color: var(--vscode-editor-foreground); background-color: transparent; }
  a, a code { color: var(--vscode-textLink-foreground); }
  textarea:focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
  code { padding: 1px 3px; color: var(--vscode-textPreformat-foreground);
         background-color: var(--vscode-textPreformat-background); border-radius: 4px; }
  blockquote { background: var(--vscode-textBlockQuote-background); }
}`;

function inPage(variables: Readonly<Record<string, string>>, state: unknown): string {
  return `
const harness = {
  posted: [],
  state: ${JSON.stringify(state ?? null)} ?? undefined,
  violations: 0,
  receive(messages) {
    for (const data of messages) window.dispatchEvent(new MessageEvent('message', { data }));
  },
};
window.harness = harness;
window.acquireVsCodeApi = () => ({
  postMessage: (message) => harness.posted.push(structuredClone(message)),
  getState: () => harness.state,
  setState: (value) => (harness.state = structuredClone(value)),
});
document.addEventListener('securitypolicyviolation', () => { harness.violations += 1; });
for (const [name, value] of Object.entries(${JSON.stringify(variables)})) {
  document.documentElement.style.setProperty(name, value);
}`;
}

const manualFrames = `
harness.waiting = [];
harness.time = 0;
performance.now = () => harness.time;
window.requestAnimationFrame = (callback) => harness.waiting.push(callback);
window.cancelAnimationFrame = (handle) => { harness.waiting[handle - 1] = undefined; };
window.requestIdleCallback = (callback) => harness.waiting.push(() => callback({ timeRemaining: () => 50 }));
harness.runFrames = () => {
  while (harness.waiting.length > 0) {
    const callbacks = harness.waiting;
    harness.waiting = [];
    harness.time += 1000;
    for (const callback of callbacks) callback?.(harness.time);
  }
};
harness.bodyOf = (id) => document.getElementById('answer-' + id).parentElement.querySelector('.markdown');
harness.change = (change) => harness.receive([{ type: 'change', conversationId: '${conversationId}', change }]);
harness.stream = (id, pieces) => {
  const model = 'Llama 3.1 8B';
  const turn = { role: 'assistant', id, parentId: null, time: 1, text: '', state: { kind: 'waiting' }, model };
  harness.change({ type: 'turnsShown', after: null, turns: [turn] });
  for (const text of pieces) {
    harness.change({ type: 'textAppended', id, text });
    harness.runFrames();
  }
  harness.change({ type: 'answerChanged', id, details: { state: { kind: 'done' }, model } });
  harness.runFrames();
  return harness.bodyOf(id).innerHTML;
};
`;
