/** Every button and field of every layout, in low windows, with all notices. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { everyLayout, loadOnDemandCode, renderLayout } from '../testing/every-layout.js';
import { finished, tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  fixtureState,
  microphones,
  sessions,
  type FixtureState,
} from '../testing/fixture-state.js';
import { controlsOf, isHit, isInWindow, outOfReach, overlap } from '../testing/in-reach.js';
import { portraitStream } from '../testing/portrait-stream.js';

const sizes: [number, number][] = [
  [844, 390],
  [667, 375],
  [683, 384],
  [640, 360],
  [1280, 500],
  [375, 500],
  [320, 360],
];

const live = {
  session: sessions.live,
  turn: endedTurn(0, 'completed'),
  microphone: microphones.listening,
  modes: ['client', 'server'],
  ...finished,
} as const;
const ending = { reason: 'idle', since: Date.now(), endsAt: Date.now() + 30_000 } as const;

const states: Readonly<Record<string, FixtureState>> = {
  'a conversation': live,
  'a question of a tool': { ...live, toolCalls: [{ ...tableBooking, turnId: null }] },
  'an error': { ...live, error: errors.rateLimited },
  'the end of the session': { ...live, ending },
  'all of it': { ...live, toolCalls: [tableBooking], error: errors.rateLimited, ending },
  'a broken connection': { ...live, session: sessions.reconnecting },
};

const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

function underTheStatus(root: Element): string[] {
  const status = root.querySelector('.persona-stage-status');
  const stage = root.querySelector('.persona-chat-stage');
  const controls = status && stage ? controlsOf(stage).filter((control) => overlap(status, control)) : [];
  return controls.map((control) => control.getAttribute('aria-label') ?? control.textContent);
}

beforeAll(async () => {
  await loadOnDemandCode();
});
afterEach(() => page.viewport(1280, 800));

describe.each(sizes)('at %i × %i', (width, height) => {
  it.each(everyLayout)('hits every control, as %s', async (layout) => {
    await page.viewport(width, height);
    const persona = fixturePersona();
    const screen = await renderLayout(layout, { persona, captions: { storage: null } });
    expect(await outOfReach(screen.container)).toEqual([]);
    const media = portraitStream();
    persona.set(fixtureState({ ...live, media }));
    await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
    for (const [what, state] of Object.entries(states)) {
      persona.set(fixtureState({ ...state, media }));
      await frames(6);
      const stay =
        what === 'the end of the session' && screen.getByRole('button', { name: 'I’m still here' });
      if (stay) expect(isInWindow(stay.element()) && isHit(stay.element())).toBe(true);
      expect({ what, covered: underTheStatus(screen.container) }).toEqual({ what, covered: [] });
      expect({ what, missed: await outOfReach(screen.container) }).toEqual({ what, missed: [] });
      expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
    }
    await screen.unmount();
  });
});
