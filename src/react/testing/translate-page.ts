/** What a browser's translator does to a page: `<font>` elements in place of text nodes, also of those that come later. */
export function translatePage(root: Node = document.body): () => void {
  const translate = () => {
    for (const text of textsIn(root)) if (!text.parentElement?.closest('font, style, script')) replace(text);
  };
  const observer = new MutationObserver(translate);
  translate();
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => observer.disconnect();
}

/**
 * Text nodes that React changes and removes by themselves, and would look for after a translator has taken them away. The
 * only text of an element is none: React writes it through the element.
 */
export const bareTexts = (root: Element): string[] =>
  textsIn(root)
    .filter((text) => Object.keys(text).some((key) => key.startsWith('__reactFiber$')))
    .map(({ data, parentElement }) => `${parentElement?.outerHTML.slice(0, 120)}: ${data}`);

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text.data.trim() !== '') texts.push(text);
  }
  return texts;
}

function replace(text: Text): void {
  const [outer, inner] = [fontElement(), fontElement()];
  outer.append(inner);
  inner.textContent = text.data;
  text.replaceWith(outer);
}

/** Nobody writes it any more but browsers. */
const fontElement = () => document.createElement('font' as string);
