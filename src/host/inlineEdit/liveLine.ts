import * as vscode from 'vscode';
import { Pacer } from './pacer.ts';

/** Milliseconds between two drawings: about every other frame. More often, and VS Code draws later instead of sooner. */
const drawingInterval = 33;

/**
 * The line that the model is writing, in pale letters behind the code it will replace. A comment thread is drawn a tenth of
 * a second late at best; this is there in the next frame, a character at a time.
 */
export class LiveLine implements vscode.Disposable {
  #uri: vscode.Uri;
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      margin: '0 0 0 2em',
      color: new vscode.ThemeColor('editorCodeLens.foreground'),
      fontStyle: 'italic',
    },
  });
  readonly #pacer = new Pacer(drawingInterval, () => {
    this.#draw();
  });
  #text = '';
  #position = new vscode.Position(0, 0);

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  /** Shows the text behind a position. '' hides the line. */
  show(uri: vscode.Uri, text: string, position: vscode.Position): void {
    if (text === this.#text && position.isEqual(this.#position)) return;
    this.#uri = uri;
    this.#text = text;
    this.#position = position;
    this.#pacer.request();
  }

  hide(): void {
    this.show(this.#uri, '', this.#position);
  }

  dispose(): void {
    this.#pacer.dispose();
    this.#decoration.dispose();
  }

  #draw(): void {
    const options: vscode.DecorationOptions = {
      range: new vscode.Range(this.#position, this.#position),
      renderOptions: { after: { contentText: this.#text } },
    };
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === this.#uri.toString())
        editor.setDecorations(this.#decoration, this.#text === '' ? [] : [options]);
  }
}
