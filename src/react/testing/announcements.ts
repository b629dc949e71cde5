const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';

export interface Announcements {
  /** The announcements, in order; `alert: …` for those that interrupt. */
  readonly told: readonly string[];
  /** Regions that were inserted with their text. Most screen readers do not announce those, except alerts. */
  readonly unheard: readonly string[];
  readonly clear: () => void;
  readonly stop: () => void;
}

/** Records announcements as a screen reader does: after each change of a live region, its whole text. */
export function hearAnnouncements(root: Node = document): Announcements {
  const told: string[] = [];
  const unheard: string[] = [];
  const known = new WeakMap<Element, string>();
  const textOf = (region: Element) => (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const tell = (region: Element, isNew: boolean) => {
    const text = textOf(region);
    const before = known.get(region) ?? '';
    known.set(region, text);
    if (text === before || text === '') return;
    const isAlert = region.matches('[role="alert"], [aria-live="assertive"]');
    if (isNew && !isAlert) unheard.push(text);
    else told.push(isAlert ? `alert: ${text}` : text);
  };
  const observer = new MutationObserver((records) => {
    const added = new Set<Element>();
    const changed = new Set<Element>();
    for (const { addedNodes, target } of records) {
      for (const node of addedNodes)
        if (node instanceof Element) regionsIn(node).forEach((it) => added.add(it));
      const around = (target instanceof Element ? target : target.parentElement)?.closest(live);
      if (around) changed.add(around);
    }
    for (const region of added) if (region.isConnected) tell(region, !known.has(region));
    for (const region of changed) if (region.isConnected && !added.has(region)) tell(region, false);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  return { told, unheard, clear: () => told.splice(0), stop: () => observer.disconnect() };
}

const regionsIn = (element: Element) => [
  ...(element.matches(live) ? [element] : []),
  ...element.querySelectorAll(live),
];
