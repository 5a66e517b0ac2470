import { element } from '../dom.ts';

// No href: the editor would open it by itself, past the extension's check. The address is kept beside the element.
const addresses = new WeakMap<Element, string>();

/** Longest address that the extension opens, in UTF-16 units (see `openLink` in protocol.ts). */
const longestAddress = 2000;

/** Whether a link may be followed: only to the web. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && address.length <= longestAddress && URL.canParse(address);
}

/** A link that only tells the extension about a click. Its tooltip shows the whole address. */
export function createLink(address: string): HTMLAnchorElement {
  const link = element('a', {
    class: 'link',
    title: address,
    attributes: { role: 'link', tabindex: '0' },
  });
  addresses.set(link, address);
  return link;
}

/** Reports clicks and Enter on the links inside `container`. */
export function listenForLinks(container: HTMLElement, open: (address: string) => void): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('.link') : null;
    const address = link ? addresses.get(link) : undefined;
    if (address !== undefined) open(address);
  };
  container.addEventListener('click', follow);
  container.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') follow(event);
  });
}
