import { createLowlight } from 'lowlight';
import { visibleNodes } from './hiddenCharacters.ts';
import { languages } from './languages.ts';

type Lowlight = ReturnType<typeof createLowlight>;
type Root = ReturnType<Lowlight['highlight']>;
type RootContent = Root['children'][number];

interface Piece {
  readonly node: HTMLElement;
  readonly source: string;
  readonly language: string;
}

/** Milliseconds after which a busy page colours the next piece all the same. */
const longestWait = 200;
/** A line longer than this stays plain: it is data, and no reader follows its colours. */
const longestLine = 4000;

/** Gives pieces of code their colours, in idle time and one at a time, so that no task is long. */
export class Highlighter {
  #lowlight: Lowlight | undefined;
  readonly #compiled = new Set<string>();
  readonly #queue: Piece[] = [];
  #scheduled = false;

  /**
   * Colours a piece of code soon, unless its language is not known.
   *
   * @param node Holds the piece and nothing else.
   */
  highlight(node: HTMLElement, source: string, language: string): void {
    if (language === '') return;
    if (source.length >= longestLine && !source.includes('\n')) return;
    this.#queue.push({ node, source, language });
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled || this.#queue.length === 0) return;
    this.#scheduled = true;
    requestIdleCallback(
      (deadline) => {
        this.#scheduled = false;
        do this.#takeStep();
        while (this.#queue.length > 0 && deadline.timeRemaining() > 10);
        this.#schedule();
      },
      { timeout: longestWait },
    );
  }

  /** Colours the next piece; before the first one, and the first of a language, makes ready for it, each as one step. */
  #takeStep(): void {
    const [piece] = this.#queue;
    if (piece && !this.#lowlight) {
      this.#lowlight = createLowlight(languages);
      return;
    }
    const lowlight = this.#lowlight;
    // A block that was drawn anew meanwhile has left the page.
    if (!piece?.node.isConnected || !lowlight?.registered(piece.language)) {
      this.#queue.shift();
      return;
    }
    if (!this.#compiled.has(piece.language)) {
      lowlight.highlight(piece.language, '');
      this.#compiled.add(piece.language);
      return;
    }
    this.#queue.shift();
    const tree = lowlight.highlight(piece.language, piece.source);
    piece.node.replaceChildren(...tree.children.flatMap(toNodes));
  }
}

function toNodes(content: RootContent): Node[] {
  if (content.type === 'text') return visibleNodes(content.value);
  if (content.type !== 'element') return [];
  const span = document.createElement('span');
  const classes = content.properties.className;
  if (Array.isArray(classes)) span.className = classes.join(' ');
  span.append(...content.children.flatMap(toNodes));
  return [span];
}
