import { depthOf } from './depth.ts';

/** Something that a program defines by name: a function, a class, a type, a table. */
export interface Definition {
  readonly name: string;
  /** Index of its line. */
  readonly line: number;
  /** Indentation of that line. */
  readonly depth: number;
  /** Whether it has definitions of its own: a class, a module. */
  readonly isContainer: boolean;
}

const modifiers =
  '(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|override|virtual|sealed|inline|pub(?:\\([a-z]{1,9}\\))?|unsafe|const|suspend|open|data|partial|local|readonly|declare|mutating|fileprivate)\\s+)*';

const containers =
  'class|interface|struct|trait|impl|module|namespace|protocol|object|extension|actor|record';

const keyword = new RegExp(
  `^${modifiers}(${containers}|function\\*?|def|defp|defmodule|func|fn|fun|fu|sub|enum|type|mod|proc|procedure|macro|union)\\s+(?:\\([^()]{0,80}\\)\\s*)?(?:self\\.)?([\\w$]+[?!]?)`,
  'i',
);
const table =
  /^create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:table|view|function|procedure|trigger|index)\s+(?:if\s+not\s+exists\s+)?[\w."`]*?([\w]+)["`]?(?=[\s(]|$)/i;
const assigned =
  /^(?:export\s+)?(?:const|let|var)\s+([\w$]+)[^=]{0,200}=\s*(?:async\s*)?(?:function\b|\(|<|[\w$]+\s*=>)/;
const field =
  /^(?:static\s+|readonly\s+|#)?([\w$]+)\s*[:=]\s*(?:async\s*)?(?:function\b|\(|[\w$]+\s*=>|lambda\b)/;
const shellFunction = /^(?:function\s+)?([\w-]+)\s*\(\s*\)\s*\{?$/;
const call = /^(?:[\w$<>[\],*&:?~.]+\s+){0,8}[*&]{0,2}(?:[\w$]+::)?([\w$~]+)\s*(?:<[\w, ]{1,60}>)?\s*\(/;

/** Words before a bracket that define nothing. */
const notNames =
  /^(?:if|for|foreach|while|switch|catch|return|else|elif|elsif|elseif|unless|until|when|match|with|using|lock|await|throw|new|typeof|sizeof|do|try|except|and|or|not|in|assert|print|super|this)$/;

/** `int a() { return 1; }` */
const bodyInLine = /\)[^(){}=]{0,80}\{.*\}$/;

/** No definition has a longer line, in UTF-16 units. */
const longest = 300;

/** The definitions in some code, in order, by the look of its lines: in any language, and never for certain. */
export function definitionsIn(lines: readonly string[]): readonly Definition[] {
  return lines.flatMap((line, index) => {
    const text = line.trim();
    if (text === '' || text.length > longest) return [];
    const found = keyword.exec(text);
    const depth = depthOf(line);
    if (found) {
      const [, kind = '', name = ''] = found;
      return notNames.test(name) ? [] : [{ name, line: index, depth, isContainer: isContainer(kind) }];
    }
    const name = nameIn(text, lines[index + 1]?.trim() ?? '');
    return name === undefined ? [] : [{ name, line: index, depth, isContainer: false }];
  });
}

function isContainer(kind: string): boolean {
  return new RegExp(`^(?:${containers}|defmodule)$`, 'i').test(kind);
}

function nameIn(text: string, next: string): string | undefined {
  const value = assigned.exec(text) ?? field.exec(text);
  if (value) return /=>|function|lambda|\($/.test(text) ? value[1] : undefined;
  const other = table.exec(text) ?? shellFunction.exec(text);
  if (other) return other[1];
  const opens = text.endsWith('{') || (next === '{' && text.endsWith(')')) || bodyInLine.test(text);
  if (/=>|\(\s*["'`]/.test(text)) return undefined;
  const name = opens ? call.exec(text)?.[1] : undefined;
  return name === undefined || notNames.test(name) || /^(?:return|throw|new|await)\s/.test(text)
    ? undefined
    : name;
}

/**
 * The definitions that stand side by side: the outermost ones, or the members of the only one, when that is a class or
 * the like.
 */
export function siblingsIn(lines: readonly string[]): readonly Definition[] {
  const all = definitionsIn(lines);
  const outer = outermost(all);
  const [only] = outer;
  if (outer.length !== 1 || only?.isContainer !== true) return outer;
  return outermost(all.filter(({ depth }) => depth > only.depth));
}

function outermost(definitions: readonly Definition[]): readonly Definition[] {
  const least = definitions.reduce((depth, definition) => Math.min(depth, definition.depth), Infinity);
  return definitions.filter(({ depth }) => depth === least);
}
