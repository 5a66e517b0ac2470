import type { Syntax } from './bracketSyntax.ts';

/** `unknown`: the language is not one whose strings and comments can be told apart for certain. */
export type Balance =
  | { readonly kind: 'balanced' }
  | { readonly kind: 'unbalanced'; readonly by: 'bracket' | 'quote' }
  | { readonly kind: 'unknown' };

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const brackets = '()[]{}';

/** How far a walk has come. */
export interface ScanState {
  /** Index in the text, in UTF-16 units. */
  readonly position: number;
  /** The brackets awaited, the innermost last, and '`' for a template that a `${` interrupted. */
  readonly awaited: readonly string[];
  /** After `)` a slash divides or begins a regular expression, which only a parser can tell. */
  readonly isAmbiguous: boolean;
}

const unbalancedQuote: Balance = { kind: 'unbalanced', by: 'quote' };
const unbalancedBracket: Balance = { kind: 'unbalanced', by: 'bracket' };

/** Ends of code after which a value stands. */
const beforeValue = /(?:^|[(,=:[!&|?{};+*~^%-]|=>|\b(?:return|typeof|case|of|in|do|else|yield|await))$/;

/** Walks over a text once. */
export class BracketScan {
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #awaited: string[];
  #position: number;
  #isAmbiguous: boolean;
  /** Brackets closed that were not opened; undefined where those are a fault. */
  #closed: string | undefined;

  constructor(text: string, syntax: Syntax, from?: ScanState) {
    this.#text = text;
    this.#syntax = syntax;
    this.#awaited = [...(from?.awaited ?? [])];
    this.#position = from?.position ?? 0;
    this.#isAmbiguous = from?.isAmbiguous ?? false;
  }

  /** Goes on to a limit, or to the start of the string, comment or bracket that does not end before it or never does. */
  advance(limit: number): ScanState {
    for (;;) {
      this.#skipPlainText(limit);
      const [position, depth, innermost, isAmbiguous] = [
        this.#position,
        this.#awaited.length,
        this.#awaited.at(-1),
        this.#isAmbiguous,
      ];
      const isOver = position >= limit || this.#step() !== undefined;
      if (!isOver && this.#position <= limit) continue;
      this.#position = position;
      this.#isAmbiguous = isAmbiguous;
      if (this.#awaited.length > depth) this.#awaited.pop();
      else if (this.#awaited.length < depth && innermost !== undefined) this.#awaited.push(innermost);
      return { position, awaited: [...this.#awaited], isAmbiguous };
    }
  }

  /** Goes on to the end of the text. */
  finish(): Balance {
    const fault = this.#walk() ?? (this.#awaited.length > 0 ? unbalancedBracket : undefined);
    if (!fault) return { kind: 'balanced' };
    return this.#isAmbiguous ? { kind: 'unknown' } : fault;
  }

  /** Goes on to the end of a piece of code, and tells what it leaves open at both ends; undefined where it cannot. */
  finishPiece(): string | undefined {
    this.#closed = '';
    const fault = this.#walk();
    return fault || this.#isAmbiguous ? undefined : `${this.#closed} ${this.#awaited.join('')}`;
  }

  #walk(): Balance | undefined {
    for (;;) {
      this.#skipPlainText(this.#text.length);
      if (this.#position >= this.#text.length) return undefined;
      const fault = this.#step();
      if (fault) return fault;
    }
  }

  /** On to the next character, before a limit, that may begin a string, a comment or a bracket. */
  #skipPlainText(limit: number): void {
    const { marks } = this.#syntax;
    marks.lastIndex = this.#position;
    this.#position = Math.min(marks.test(this.#text) ? marks.lastIndex - 1 : limit, limit);
  }

  #step(): Balance | undefined {
    const character = this.#text.charAt(this.#position);
    if (brackets.includes(character)) return this.#readBracket(character);
    if (this.#skipComment()) return undefined;
    const quote = this.#syntax.quotes.find(({ open }) => this.#text.startsWith(open, this.#position));
    if (quote) return this.#skipQuoted(quote);
    if (character === "'" && this.#syntax.characterLiterals) this.#skipCharacterLiteral();
    else if (character === '`' && this.#syntax.templates) return this.#skipTemplate();
    else if (character === '/' && this.#syntax.regularExpressions && this.#skipRegularExpression())
      return undefined;
    else this.#position += 1;
    return undefined;
  }

  #skipComment(): boolean {
    const { lineComments, blockComment } = this.#syntax;
    if (lineComments.some((mark) => this.#text.startsWith(mark, this.#position))) {
      this.#position = this.#endOf('\n', this.#position);
      return true;
    }
    if (!blockComment || !this.#text.startsWith('/*', this.#position)) return false;
    this.#position = this.#endOf('*/', this.#position + 2);
    return true;
  }

  #endOf(mark: string, from: number): number {
    const found = this.#text.indexOf(mark, from);
    return found === -1 ? this.#text.length : found + mark.length;
  }

  #skipQuoted({ open, close, escapes, doubles, lines }: Syntax['quotes'][number]): Balance | undefined {
    const last = close.charAt(0);
    for (let index = this.#position + open.length; index < this.#text.length; index += 1) {
      const character = this.#text.charAt(index);
      if (character !== last && character !== '\\' && character !== '\n') continue;
      if (escapes && character === '\\') index += 1;
      else if (doubles === true && this.#text.startsWith(close + close, index)) index += 1;
      else if (this.#text.startsWith(close, index)) {
        this.#position = index + close.length;
        return undefined;
      } else if (character === '\n' && !lines) break;
    }
    return this.#syntax.apostrophesInText ? { kind: 'unknown' } : unbalancedQuote;
  }

  /** A character in quotes; else the quote is a lifetime, a label or a digit separator. */
  #skipCharacterLiteral(): void {
    const literal = /'(?:\\[^\n']{0,8}[^\n]|[^\\'\n])'/uy;
    literal.lastIndex = this.#position;
    this.#position += literal.exec(this.#text)?.[0].length ?? 1;
  }

  #skipTemplate(): Balance | undefined {
    for (let index = this.#position + 1; index < this.#text.length; index += 1) {
      const character = this.#text.charAt(index);
      if (character === '\\') index += 1;
      else if (character === '`') {
        this.#position = index + 1;
        return undefined;
      } else if (character === '$' && this.#text.charAt(index + 1) === '{') {
        this.#awaited.push('`');
        this.#position = index + 2;
        return undefined;
      }
    }
    return unbalancedQuote;
  }

  /** A slash begins a regular expression where a value can stand, which the text before it tells well enough. */
  #skipRegularExpression(): boolean {
    const before = this.#text.slice(Math.max(0, this.#position - 20), this.#position).trimEnd();
    const isAfterBracket = before.endsWith(')');
    if (!isAfterBracket && !beforeValue.test(before)) return false;
    const expression = /\/(?![*/])(?:\\[^\n]|\[(?:\\[^\n]|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
    expression.lastIndex = this.#position;
    const length = expression.exec(this.#text)?.[0].length;
    if (length === undefined) return false;
    this.#isAmbiguous ||= isAfterBracket;
    if (isAfterBracket) return false;
    this.#position += length;
    return true;
  }

  #readBracket(character: string): Balance | undefined {
    this.#position += 1;
    const closer = closers[character];
    if (closer !== undefined) {
      this.#awaited.push(closer);
      return undefined;
    }
    const awaited = this.#awaited.pop();
    if (awaited === character) return undefined;
    if (awaited === undefined && this.#closed !== undefined) {
      this.#closed += character;
      return undefined;
    }
    if (awaited !== '`' || character !== '}') return unbalancedBracket;
    this.#position -= 1;
    return this.#skipTemplate();
  }
}
