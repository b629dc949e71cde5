/**
 * What the reader looks at stays where it is when something is mounted or let go above it. Browsers that anchor the scrolling
 * have done so by then, but Safari does not, and none does at the very top.
 */
export class KeptPlace {
  #kept: { readonly element: Element; readonly top: number } | null = null;

  /** For what comes above: the first group stays mounted. */
  keepFirst(content: HTMLElement | null): void {
    this.#keep(content?.querySelector('.persona-message-group'));
  }

  /** For what goes above: the last group stays mounted. */
  keepLast(content: HTMLElement | null): void {
    this.#keep([...(content?.querySelectorAll('.persona-message-group') ?? [])].at(-1));
  }

  #keep(element: Element | null | undefined): void {
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
