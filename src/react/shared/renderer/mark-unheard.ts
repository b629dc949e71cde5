import { endOfHeard } from './end-of-heard.js';

const registered = new Map<string, Highlight>();

/** Returns the page's only highlight with this name, because the registry has one per name. */
function highlight(name: string): Highlight | null {
  // Supported in Firefox since version 140.
  if (typeof Highlight === 'undefined') return null;
  const known = registered.get(name);
  if (known) return known;
  const made = new Highlight();
  registered.set(name, made);
  CSS.highlights.set(name, made);
  return made;
}

/**
 * Highlights the text after the heard words, in any elements. Repeats it when the elements change, because a Markdown
 * renderer may load late. Returns a function that removes the highlight.
 */
export function markUnheard(root: HTMLElement, heard: string): () => void {
  const marks = highlight('persona-unheard');
  if (!marks) return () => undefined;
  let range: Range | null = null;
  const mark = () => {
    if (range) marks.delete(range);
    range = rangeAfter(root, heard);
    if (range) marks.add(range);
  };
  mark();
  const observer = new MutationObserver(mark);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return () => {
    observer.disconnect();
    if (range) marks.delete(range);
  };
}

function rangeAfter(root: HTMLElement, heard: string): Range | null {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  let left = endOfHeard(texts.map(({ data }) => data).join(''), heard);
  for (const text of texts) {
    if (left < text.data.length) {
      const range = document.createRange();
      range.setStart(text, left);
      range.setEnd(root, root.childNodes.length);
      return range;
    }
    left -= text.data.length;
  }
  return null;
}
