'use client';

import { useEffect, useState, type RefObject } from 'react';

/**
 * Another number when the elements in the box have to be made anew for the next text: a page's translator puts `<font>`
 * in place of the text nodes that React knows, so that a change of theirs would be lost or throw.
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
    // What was translated before this effect ran is no change any more.
    if (current.querySelector(':scope font')) tell();
    observer.observe(current, { subtree: true, childList: true });
    return () => observer.disconnect();
  }, [box, streaming]);
  return version;
}

const isFont = ({ nodeName }: Node) => nodeName === 'FONT';
