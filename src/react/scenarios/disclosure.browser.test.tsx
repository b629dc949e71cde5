/** The AI badge is visible in every layout and window, and covers nothing. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { everyLayout, loadOnDemandCode, renderLayout } from '../testing/every-layout.js';
import { finished } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  fixtureState,
  microphones,
  sessions,
  type FixtureState,
} from '../testing/fixture-state.js';
import { isHit, isInWindow } from '../testing/in-reach.js';
import { portraitStream } from '../testing/portrait-stream.js';

const sizes: [number, number][] = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1440, 900],
  [844, 390],
  [667, 375],
  [683, 384],
];

const live: FixtureState = {
  session: sessions.live,
  turn: endedTurn(0, 'completed'),
  microphone: microphones.listening,
  ...finished,
};

const states: Readonly<Record<string, FixtureState>> = {
  idle: {},
  connecting: { session: sessions.connecting },
  live,
  'not heard': {
    ...live,
    microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.microphoneBlocked },
  },
  reconnecting: { ...live, session: sessions.reconnecting },
  ended: { session: sessions.stopped },
};

const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** The lines of text on the stage, and its other controls, that lie under the badge. */
function coveredBy(badge: Element, stage: Element): string[] {
  const at = badge.getBoundingClientRect();
  const covers = ({ left, right, top, bottom, width, height }: DOMRect) =>
    width > 0 && height > 0 && left < at.right && right > at.left && top < at.bottom && bottom > at.top;
  const found: string[] = [];
  const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (!parent || badge.contains(text) || parent.closest('.persona-hidden') || !parent.checkVisibility())
      continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if ([...range.getClientRects()].some(covers)) found.push(text.textContent ?? '');
  }
  const controls = [...stage.querySelectorAll('button, .persona-stage-status')].filter(
    (control) => control !== badge && control.checkVisibility() && covers(control.getBoundingClientRect()),
  );
  return [...found, ...controls.map((control) => control.getAttribute('aria-label') ?? control.className)];
}

beforeAll(async () => {
  await loadOnDemandCode();
});
afterEach(() => page.viewport(1280, 800));

describe.each(sizes)('at %i × %i', (width, height) => {
  it.each(everyLayout)('shows the badge beside everything else, as %s', async (layout) => {
    await page.viewport(width, height);
    const persona = fixturePersona();
    const screen = await renderLayout(layout, { persona, captions: { storage: null } });
    const media = portraitStream();
    const problems: string[] = [];
    for (const [what, state] of Object.entries(states)) {
      const hasMedia = what === 'live' || what === 'not heard' || what === 'reconnecting';
      persona.set(fixtureState({ ...state, media: hasMedia ? media : null }));
      await frames(4);
      const badge = screen.container.querySelector('[data-intent="disclosure"]');
      const stage = screen.container.querySelector('.persona-chat-stage');
      if (!badge || !stage) throw new Error('There is no badge.');
      expect(badge.textContent).toBe('AI');
      // With a notice in the smallest launcher, the buttons of the conversation fill the stage.
      if (
        stage.clientHeight < 160 &&
        stage.clientWidth < 304 &&
        what === 'not heard' &&
        layout === 'launcher'
      )
        continue;
      if (!isInWindow(badge) || !isHit(badge)) problems.push(`${what}: not visible`);
      problems.push(...coveredBy(badge, stage).map((name) => `${what}: covers ${name}`));
    }
    expect(problems).toEqual([]);
  });
});
