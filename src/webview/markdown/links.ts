import { element } from '../dom.ts';

/** A place in a file, as an answer names it. */
export interface Place {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

// No href: the editor would open it by itself, past the extension's check. The target is kept beside the element.
const addresses = new WeakMap<Element, string>();
const places = new WeakMap<Element, Place>();

/** Longest address that the extension opens, in UTF-16 units (see `openLink` in protocol.ts). */
const longestAddress = 2000;
/** Longest path that is taken for one, in UTF-16 units. */
const longestPath = 1000;

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

/** A link to a place in a file. */
export function createPlaceLink(place: Place): HTMLAnchorElement {
  const link = element('a', { class: 'link place', attributes: { role: 'link', tabindex: '0' } });
  places.set(link, place);
  return link;
}

// Linear: a match can begin only where no part of a path stands before, and each part ends at a separator. What follows
// the line is a column or a last line. `localhost:80` and `12:30` have no extension, `10.0.0.1:80` none that begins with
// a letter, and `http://a.example:80` has a slash before its name.
const name = String.raw`[\p{L}\p{N}_.@+~-]`;
const before = String.raw`(?<![\p{L}\p{N}_.@+~/\\:?#=&%-])`;
const place = new RegExp(
  String.raw`${before}((?:[A-Za-z]:[\\/]|[\\/])?(?:${name}+[\\/])*${name}+\.[A-Za-z]\w{0,9}):(\d{1,7})(?:(?::|-)\d{1,7})?(?![\p{L}\p{N}_:/@])`,
  'gu',
);
/** Names that end like these and have no folder are hosts with a port. */
const hostName = /^[^/\\]*\.(?:com|org|net|io|dev|app|ai|edu|gov|local|localhost|example|test|internal)$/i;

/** The places that a text names, in order. */
export function findPlaces(
  text: string,
): readonly { readonly index: number; readonly written: string; readonly place: Place }[] {
  if (!/\.[A-Za-z]\w*:\d/.test(text)) return [];
  return [...text.matchAll(place)].flatMap((match) => {
    const [written, path = '', line = ''] = match;
    if (path.length > longestPath || hostName.test(path) || Number(line) === 0) return [];
    return [{ index: match.index, written, place: { path, line: Number(line) } }];
  });
}

/** The place that a text names, if it is nothing else. */
export function placeIn(text: string): Place | undefined {
  const [found] = findPlaces(text);
  return found?.written === text ? found.place : undefined;
}

/** What following a link does. */
export interface LinkActions {
  readonly openAddress: (address: string) => void;
  readonly openPlace: (place: Place) => void;
}

/** Reports clicks and Enter on the links inside `container`. */
export function listenForLinks(container: HTMLElement, actions: LinkActions): void {
  const follow = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest('.link') : null;
    if (!link) return;
    const address = addresses.get(link);
    if (address !== undefined) actions.openAddress(address);
    const target = places.get(link);
    if (target) actions.openPlace(target);
  };
  container.addEventListener('click', follow);
  container.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') follow(event);
  });
}
