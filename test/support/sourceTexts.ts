import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Core's texts for the model, and patterns: no person reads them. */
const unseen =
  /^src\/core\/(?:prompts\/(?!frontMatter|ownPrompt|prompt\.ts)|edits\/reply\/(?:chatter|omissionPhrases|spokenComment|wishes))/;

/** What makes a `Sentence` of the first text it is given. */
const sentenceMaker = /(?:^|\.#?)(?:fault|say|sentence|inSeconds|unreadableError|Unreadable|BaseUrlError)$/;

/**
 * Every English text that the code shows to a person: the first argument of `l10n.t`, the page's `t` and `count`
 * (webview/text.ts), and core's sentences, which the host translates by their English form.
 */
export function sourceTexts(): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const path of globSync('src/**/*.ts').toSorted()) {
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
  const isOfCore = path.startsWith('src/core/') && !unseen.test(path);
  if (isOfCore && ts.isStringLiteralLike(node) && isSentence(node.text) && !isOfError(node))
    return [node.text];
  return path.startsWith('src/webview/') ? [] : textOfSentence(node);
}

/** Whatever the host's `inTheirLanguage` is given, by the way it is made. */
function textOfSentence(node: ts.Node): readonly string[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    if (!sentenceMaker.test(node.expression.getText())) return [];
    return (node.arguments ?? []).map(literals).find((texts) => texts.length > 0) ?? [];
  }
  if (!ts.isObjectLiteralExpression(node)) return [];
  const property = (name: string): ts.ObjectLiteralElementLike | undefined =>
    node.properties.find((each) => each.name?.getText() === name);
  const text = property('text');
  return text && ts.isPropertyAssignment(text) && property('values') ? literals(text.initializer) : [];
}

/** The literals that an argument can be: itself, or either side of a condition. */
function literals(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return [];
}

function isSentence(text: string): boolean {
  return /^[A-Z{“].* .*[.:?]$|^[A-Z].*\{\d\}/s.test(text);
}

/** A fault in the code's own use, which only a developer meets. */
function isOfError(node: ts.Node): boolean {
  return ts.isNewExpression(node.parent) && /^(?:Type|Range)?Error$/.test(node.parent.expression.getText());
}
