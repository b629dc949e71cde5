/**
 * Keeps the visible content in place when something changes above it. Most browsers do this with scroll anchoring, but
 * Safari does not, and no browser does at the very top.
 */
export class KeptPlace {
  #kept: { readonly element: Element; readonly top: number } | null = null;

  /**
   * Keeps the position of the first or last group, the one that stays mounted while the other end of the list changes.
   */
  keepGroup(content: HTMLElement | null, edge: 'first' | 'last'): void {
    const groups = [...(content?.querySelectorAll(':scope > [data-group]') ?? [])];
    this.keep(edge === 'first' ? groups[0] : groups.at(-1));
  }

  keep(element: Element | null | undefined): void {
    this.#kept = element ? { element, top: element.getBoundingClientRect().top } : null;
  }

  restore(scroller: HTMLElement | null): void {
    if (!this.#kept) return;
    const { element, top } = this.#kept;
    this.#kept = null;
    if (element.isConnected)
      scroller?.scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
  }
}
