/** Every control in every state of a chat, at five widths: a click on its centre hits it, and nothing cuts it off. */
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { ChatAt } from '../testing/ChatAt.js';
import { chatStates } from '../testing/chat-states.js';
import { controlsOf, cutOff, isHit, reach } from '../testing/in-reach.js';

const sizes = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
] as const;

afterEach(() => page.viewport(1280, 800));

const nameOf = (control: Element) => control.getAttribute('aria-label') ?? control.textContent;

async function settled(root: Element): Promise<void> {
  let before = '';
  for (let same = 0; same < 4;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    same = root.innerHTML === before ? same + 1 : 0;
    before = root.innerHTML;
  }
}

/** Returns what a press has opened, once its code has loaded. */
const opened = () =>
  document.querySelector(':popover-open, dialog[open], .persona-launcher-panel:not([hidden])');

/** While a popup or sheet is open, only its controls must be usable. It may cover what lies under it. */
const usableRoot = (container: Element) =>
  [...document.querySelectorAll(':popover-open, dialog[open], [role="dialog"][aria-modal="true"]')].at(-1) ??
  container;

it.each(Object.entries(chatStates))('%s', async (_, moment) => {
  for (const [width, height] of sizes) {
    if (width < (moment.minWidth ?? 0)) continue;
    await page.viewport(width, height);
    let ready = (): void => undefined;
    const isReady = new Promise<void>((resolve) => (ready = resolve));
    const { container, unmount } = await render(<ChatAt {...moment} onReady={() => ready()} />);
    await isReady;
    const status = () => container.querySelector('.persona-stage-status')?.textContent ?? null;
    await expect.poll(status).toBe(moment.status);
    if (moment.pressed) await expect.poll(opened).not.toBeNull();
    await settled(container);
    const problems: string[] = [];
    for (const control of controlsOf(usableRoot(container))) {
      await reach(control);
      if (!isHit(control)) problems.push(`${nameOf(control)} is covered`);
      if (cutOff(control)) problems.push(`${nameOf(control)} is cut off`);
    }
    expect({ width, problems }).toEqual({ width, problems: [] });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    await unmount();
  }
});
