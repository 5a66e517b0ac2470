// The page of the measurement: our renderer and its peers, each in the panel's own place, fed one token a frame.
import MarkdownIt from 'markdown-it';
import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown';
import { AutoScroll } from '../../../src/webview/autoScroll.ts';
import { CodeBlockFactory } from '../../../src/webview/markdown/codeBlock.ts';
import { Highlighter } from '../../../src/webview/markdown/highlighter.ts';
import { StreamRenderer } from '../../../src/webview/markdown/streamRenderer.ts';
import { createTexts } from '../../../src/webview/text.ts';

interface Peer {
  readonly append: (text: string) => void;
  readonly finish: () => void;
}

/** By name: how each draws an answer into `body`. */
const peers: Readonly<Record<string, (body: HTMLElement) => Peer>> = {
  ours: (body) => {
    const nothing = (): void => undefined;
    const texts = createTexts({}, 'en');
    const actions = {
      copy: nothing,
      insertAtCursor: nothing,
      newFile: nothing,
      applyToFile: nothing,
      runInTerminal: nothing,
    };
    const codeBlocks = new CodeBlockFactory(texts, actions, new Highlighter());
    const renderer = new StreamRenderer(body, codeBlocks, texts);
    return {
      append: (text) => {
        renderer.append(text);
      },
      finish: () => {
        renderer.finish();
      },
    };
  },
  streamingMarkdown: (body) => {
    const stream = parser(default_renderer(body));
    return {
      append: (text) => {
        parser_write(stream, text);
      },
      finish: () => {
        parser_end(stream);
      },
    };
  },
  fullRedraw: (body) => {
    const markdown = new MarkdownIt();
    let source = '';
    return {
      append: (text) => {
        source += text;
        body.innerHTML = markdown.render(source);
      },
      finish: () => undefined,
    };
  },
};

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });

let current: Peer | undefined;

const bench = {
  /** Gives a peer an empty page. */
  async begin(name: string): Promise<void> {
    const body = document.createElement('div');
    body.className = 'markdown';
    const content = document.createElement('div');
    content.className = 'turns';
    content.append(body);
    const scroller = document.createElement('div');
    scroller.className = 'scroller';
    scroller.append(content);
    document.body.replaceChildren(scroller);
    new AutoScroll(
      scroller,
      content,
      () => true,
      () => undefined,
    );
    current = peers[name]?.(body);
    await nextFrame();
    await nextFrame();
  },

  /** Adds pieces of text, one a frame, and waits until the last is on the page. */
  async append(pieces: readonly string[]): Promise<void> {
    for (const piece of pieces) {
      await nextFrame();
      current?.append(piece);
    }
    await nextFrame();
    await nextFrame();
  },

  finish(): void {
    current?.finish();
  },

  /** Waits for idle time, three times over. */
  async settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => {
        requestIdleCallback(resolve);
      });
    }
  },
};

declare global {
  var bench: unknown;
}
globalThis.bench = bench;
