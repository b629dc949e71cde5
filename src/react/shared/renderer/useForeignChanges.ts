'use client';

import { useEffect, useState, type RefObject } from 'react';

/**
 * Returns a new number when the elements must be re-created for the next text. Page translators replace the text nodes
 * that React knows with `<font>` elements, so an update of those nodes would be lost or throw.
 */
export function useForeignChanges(
  box: RefObject<HTMLElement | null>,
  text: string,
  streaming: boolean,
): number {
  const [state, setState] = useState({ text, streaming, version: 0, isForeign: false });
  const { version, isForeign } = state;
  if (text !== state.text || streaming !== state.streaming)
    setState({ text, streaming, version: isForeign ? version + 1 : version, isForeign: false });
  useEffect(() => {
    const { current } = box;
    if (!current || !streaming) return undefined;
    const tell = () => setState((before) => ({ ...before, isForeign: true }));
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some(isFont))) tell();
    });
    // A translation from before this effect causes no mutation.
    if (current.querySelector(':scope font')) tell();
    observer.observe(current, { subtree: true, childList: true });
    return () => observer.disconnect();
  }, [box, streaming]);
  return version;
}

const isFont = ({ nodeName }: Node) => nodeName === 'FONT';
