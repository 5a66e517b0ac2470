/** What the page is to show, as plain data: cheap to make anew for each frame and to compare with the frame before. */
export type View = ElementView | TextView | CodeView;

export interface ElementView {
  readonly kind: 'element';
  /** Two elements with the same key differ in their children only. */
  readonly key: string;
  readonly create: () => HTMLElement;
  readonly children: View[];
}

export interface TextView {
  readonly kind: 'text';
  readonly text: string;
}

/** A code block with its header. */
export interface CodeView {
  readonly kind: 'code';
  /** What stands after the opening fence. */
  readonly info: string;
  /** The code, with the line feed at its end that belongs to the fence. */
  readonly source: string;
}
