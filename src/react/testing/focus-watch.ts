/** Records each element that lost the focus to nothing: for two frames in a row, no element had the focus. */
export function watchFocus(): { readonly lost: readonly string[]; readonly stop: () => void } {
  const lost: string[] = [];
  let last = '';
  let nowhere = 0;
  let frame = requestAnimationFrame(function look() {
    frame = requestAnimationFrame(look);
    const focused = document.activeElement;
    if (focused && focused !== document.body) {
      last = nameOf(focused);
      nowhere = 0;
    } else if (last !== '' && ++nowhere === 2) lost.push(last);
  });
  return { lost, stop: () => cancelAnimationFrame(frame) };
}

/** Returns a short description of an element: its name, else its text, else its tag. */
export const nameOf = (element: Element | null): string =>
  element?.getAttribute('aria-label') ??
  (element?.textContent?.replaceAll(/\s+/g, ' ').trim().slice(0, 40) || element?.tagName) ??
  'nothing';
