import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Core's texts for the model, and patterns: no person reads them. */
const unseen = /^src\/core\/(?:prompts\/|edits\/reply\/(?:chatter|omissionPhrases|spokenComment|wishes))/;

/**
 * Every English text that the code shows to a person: the first argument of `l10n.t`, the page's `t` and `count`
 * (webview/text.ts), and core's sentences, which the host translates by their English form.
 */
export function sourceTexts(): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const path of globSync('src/**/*.ts')) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const normalized = path.replaceAll('\\', '/');
    const visit = (node: ts.Node): void => {
      for (const text of textsOf(node, normalized)) texts.add(text);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return texts;
}

function textsOf(node: ts.Node, path: string): readonly string[] {
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    if (callee.endsWith('l10n.t')) return node.arguments.slice(0, 1).flatMap(literals);
    if (path.startsWith('src/webview/') && callee === 't')
      return node.arguments.slice(0, 1).flatMap(literals);
    if (path.startsWith('src/webview/') && callee === 'count')
      return node.arguments.slice(0, 2).flatMap(literals);
  }
  const isOfCore =
    path.startsWith('src/core/') && (!unseen.test(path) || path === 'src/core/prompts/prompt.ts');
  if (isOfCore && ts.isStringLiteralLike(node) && isSentence(node.text) && !isOfError(node))
    return [node.text];
  return [];
}

/** The literals that an argument can be: itself, or either side of a condition. */
function literals(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return [];
}

function isSentence(text: string): boolean {
  return /^[A-Z{].* .*[.:?]$|^[A-Z].*\{\d\}/s.test(text);
}

/** A fault in the code's own use, which only a developer meets. */
function isOfError(node: ts.Node): boolean {
  return ts.isNewExpression(node.parent) && /^(?:Type|Range)?Error$/.test(node.parent.expression.getText());
}
