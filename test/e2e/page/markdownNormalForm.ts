/**
 * HTML of the panel or of the CommonMark suite in one form that both share. What the panel does differently on purpose is
 * evened out: headings begin at the third level, links have no address in the page, those that cannot be followed and
 * images are text, and code has a header.
 *
 * Runs in a page and stands by itself, so that its source can be sent there.
 */
export function normalForm(html: string): string {
  const root = new DOMParser().parseFromString(html, 'text/html').body;
  for (const header of root.querySelectorAll('.code-header')) {
    const language = header.querySelector('.code-language')?.textContent ?? '';
    header.nextElementSibling?.setAttribute('lang', language === 'Code' ? '' : language);
    header.remove();
  }
  for (const pre of root.querySelectorAll('pre')) {
    const named = /language-(\S+)/.exec(pre.querySelector('code')?.className ?? '')?.[1]?.toLowerCase();
    const normal = document.createElement('pre');
    normal.textContent = pre.dir === 'ltr' ? pre.textContent : pre.textContent.replace(/\n$/, '');
    normal.setAttribute('lang', pre.getAttribute('lang') ?? named ?? '');
    pre.replaceWith(normal);
  }
  for (const wrapper of root.querySelectorAll('.part, .code-block'))
    wrapper.replaceWith(...wrapper.childNodes);
  for (const image of root.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    image.replaceWith(source === '' ? image.alt : `${image.alt} (${source})`.trimStart());
  }
  for (const link of root.querySelectorAll('a')) {
    const address = link.getAttribute('href');
    if (link.className === 'link' || address === null || /^https?:\/\/./i.test(address)) continue;
    const words = link.textContent;
    const automatic = [address, decodeURI(address)].some(
      (each) => each === words || each === `mailto:${words}`,
    );
    link.replaceWith(...link.childNodes, automatic || address === '' ? '' : ` (${address})`);
  }
  root.normalize();
  const blocks = /^(?:BODY|UL|OL|LI|BLOCKQUOTE|P|PRE|H\d|HR)$/;
  const write = (node: Node): string => {
    if (node instanceof Text) {
      let text = node.data;
      const { previousSibling, nextSibling, parentNode } = node;
      const inBlock = blocks.test(parentNode?.nodeName ?? '') && parentNode?.nodeName !== 'PRE';
      const atStart = previousSibling ? blocks.test(previousSibling.nodeName) : inBlock;
      const atEnd = nextSibling ? blocks.test(nextSibling.nodeName) : inBlock;
      if (atStart || previousSibling?.nodeName === 'BR') text = text.replace(/^\n+/, '');
      if (atEnd) text = text.replace(/\n+$/, '');
      return text;
    }
    if (!(node instanceof Element)) return '';
    const level = /^H([1-6])$/.exec(node.nodeName)?.[1];
    const name = level === undefined ? node.nodeName : `H${Math.max(3, Number(level))}`;
    const start = name === 'OL' ? ` start=${node.getAttribute('start') ?? '1'}` : '';
    const language = name === 'PRE' ? ` lang=${node.getAttribute('lang') ?? ''}` : '';
    return `<${name}${start}${language}>${[...node.childNodes].map(write).join('')}</${name}>`;
  };
  return [...root.childNodes].map(write).join('');
}
