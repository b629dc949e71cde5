import type { RefObject } from 'react';

/** Calls back when the focus or the pointer goes elsewhere. Returns a function that stops this. */
export function closeOutside(
  inside: readonly RefObject<HTMLElement | null>[],
  onClose: () => void,
): () => void {
  const onEvent = (event: Event) => {
    // Outside of a shadow root, the target of an event is the host.
    const path = event.composedPath();
    if (!inside.some(({ current }) => current && path.includes(current))) onClose();
  };
  const options = { capture: true, passive: true };
  for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, onEvent, options);
  return () => {
    for (const type of ['pointerdown', 'focusin']) document.removeEventListener(type, onEvent, options);
  };
}
