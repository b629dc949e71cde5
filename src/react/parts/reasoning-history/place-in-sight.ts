/** Returns the first visible entry. */
export function placeInSight(scroller: HTMLElement): Element | undefined {
  const { top } = scroller.getBoundingClientRect();
  const isInSight = (element: Element) => element.getBoundingClientRect().bottom > top;
  const group = [...scroller.querySelectorAll(':scope > [data-group]')].find(isInSight);
  return [...(group?.children ?? [])].find(isInSight);
}
