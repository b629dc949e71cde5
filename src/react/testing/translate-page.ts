/**
 * Imitates a browser's page translator: it replaces text nodes with `<font>` elements, including those that are added
 * later.
 */
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
 * Finds text nodes that React changes or removes individually, and would no longer find after a translation. The only
 * text node of an element is not among them, because React writes it through the element.
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

/** The cast avoids the overload for deprecated elements. Translators still create this one. */
const fontElement = () => document.createElement('font' as string);
