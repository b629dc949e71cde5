import { placePopup } from './place-popup.js';

/**
 * Shows a popup in the browser's top layer, where nothing clips or covers it, and keeps it at its anchor. Calls `onLost` when the
 * anchor is scrolled away. Returns a function that stops this.
 */
export function followAnchor(box: HTMLElement, anchor: HTMLElement, onLost: () => void): () => void {
  // Set here, because React 18 does not know the attribute.
  if (typeof box.showPopover === 'function') {
    box.popover = 'manual';
    box.showPopover();
  }
  const place = () => placePopup(box, anchor);
  place();
  const { top } = anchor.getBoundingClientRect();
  // The transcript scrolls by itself while an answer grows, which moves only anchors in it.
  const onScroll = () => Math.abs(anchor.getBoundingClientRect().top - top) > 1 && onLost();
  const sizes = new ResizeObserver(place);
  sizes.observe(box);
  addEventListener('resize', place);
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return () => {
    sizes.disconnect();
    removeEventListener('resize', place);
    document.removeEventListener('scroll', onScroll, { capture: true });
  };
}
