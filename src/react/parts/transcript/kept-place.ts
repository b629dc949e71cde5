/**
 * What the reader looks at stays where it is when something is mounted above it. Browsers that anchor the scrolling
 * have done so by then, but Safari does not, and none does at the very top.
 */
export class KeptPlace {
  #kept: { readonly element: Element; readonly top: number } | null = null;

  keep(content: HTMLElement | null): void {
    const element = content?.querySelector('.persona-message-group');
    if (element) this.#kept = { element, top: element.getBoundingClientRect().top };
  }

  restore(): void {
    if (!this.#kept) return;
    const { element, top } = this.#kept;
    this.#kept = null;
    const scroller = element.closest('.persona-transcript-scroll');
    scroller?.scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' });
  }
}
