/** What `element` sets besides the children. Absent means not set. */
export interface ElementOptions {
  readonly class?: string;
  /** The tooltip. */
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A new element with its classes, attributes and children. Strings become text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: ElementOptions = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  if (options.class !== undefined) created.className = options.class;
  if (options.title !== undefined) created.title = options.title;
  for (const [name, value] of Object.entries(options.attributes ?? {})) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** One of the editor's own icons by its codicon name, hidden from screen readers. */
export function icon(name: string): HTMLSpanElement {
  return element('span', { class: `codicon codicon-${name}`, attributes: { 'aria-hidden': 'true' } });
}

/** A square button that shows only an icon; `label` is its tooltip and its accessible name. */
export function iconButton(iconName: string, label: string, onClick: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { class: 'icon-button', title: label, attributes: { type: 'button', 'aria-label': label } },
    icon(iconName),
  );
  button.addEventListener('click', onClick);
  return button;
}

/** Changes what an icon button shows and is called; the element stays, and so does the focus. */
export function relabelIconButton(button: HTMLButtonElement, iconName: string, label: string): void {
  button.replaceChildren(icon(iconName));
  button.title = label;
  button.setAttribute('aria-label', label);
}

/** A button with words, in the editor's primary or secondary colours. */
export function textButton(
  label: string,
  kind: 'primary' | 'secondary',
  onClick: () => void,
): HTMLButtonElement {
  const button = element('button', { class: `text-button ${kind}`, attributes: { type: 'button' } }, label);
  button.addEventListener('click', onClick);
  return button;
}
