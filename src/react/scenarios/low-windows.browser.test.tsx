/** Phones in landscape and pages at 200 % zoom: all necessary controls are in the window. */
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';
import type { ChatLayout } from '../chat/chat-layout.js';
import { finished, tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { portraitStream } from '../testing/portrait-stream.js';
import { endedTurn, errors, microphones, sessions } from '../testing/fixture-state.js';

afterEach(() => page.viewport(1280, 800));

const live = {
  session: sessions.live,
  turn: endedTurn(0, 'completed'),
  microphone: microphones.listening,
  modes: ['client', 'server'],
  ...finished,
} as const;

/** Whether a click in the middle of an element hits it. */
function isHit(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (element === hit || element.contains(hit) || hit.contains(element));
}

const inWindow = (element: Element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
};

const sizes: [number, number][] = [
  [844, 390],
  [667, 375],
  // 1024 × 768 at 200 %: exactly the width at which one column becomes two.
  [512, 384],
  [683, 384],
  [1280, 500],
  [375, 500],
  [320, 360],
];

describe.each(sizes)('at %i × %i', (width, height) => {
  it('has the text field of the launcher within reach, and the way to close it', async () => {
    await page.viewport(width, height);
    const screen = await render(
      <PersonaLauncher persona={fixturePersona(live)} captions={{ storage: null }} />,
    );
    await screen.getByRole('button', { name: 'Talk to us' }).click();
    const field = screen.getByRole('textbox', { name: 'Message' });
    await expect.element(field).toBeVisible();
    await expect.element(screen.getByRole('log')).toHaveAttribute('aria-keyshortcuts');
    for (const element of [
      field,
      screen.getByRole('button', { name: 'Close chat' }),
      screen.getByRole('button', { name: 'Send' }),
    ]) {
      expect(inWindow(element.element())).toBe(true);
      expect(isHit(element.element())).toBe(true);
    }
    await field.fill('Hello');
    await screen.unmount();
  });

  it.each(['full', 'panel', 'voice', 'text', 'call'] as ChatLayout[])(
    'has all of the chat in it, as %s',
    async (layout) => {
      await page.viewport(width, height);
      const screen = await render(
        <PersonaChat
          persona={fixturePersona(live)}
          captions={{ storage: null }}
          appearance={{ showAdvice: false, layout }}
        />,
      );
      await expect.element(screen.getByRole('button', { name: 'End conversation' })).toBeVisible();
      await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
      expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
      const wanted = [screen.getByRole('button', { name: 'End conversation' }).element()];
      if (layout !== 'call') wanted.push(screen.getByRole('textbox', { name: 'Message' }).element());
      for (const element of wanted) {
        expect(inWindow(element)).toBe(true);
        expect(isHit(element)).toBe(true);
      }
      await screen.unmount();
    },
  );

  it.each(['full', 'panel', 'voice', 'text', 'call'] as ChatLayout[])(
    'has a question of a tool within reach, as %s, of a turn or of none',
    async (layout) => {
      await page.viewport(width, height);
      for (const turnId of ['turn-0', null]) {
        const persona = fixturePersona({
          ...live,
          toolCalls: [{ ...tableBooking, turnId }],
          error: errors.rateLimited,
        });
        const screen = await render(
          <PersonaChat
            persona={persona}
            captions={{ storage: null }}
            appearance={{ showAdvice: false, layout }}
          />,
        );
        const allow = screen.getByRole('button', { name: 'Allow', exact: true });
        await expect.element(allow).toBeVisible();
        (allow.element() as HTMLElement).focus();
        await expect.poll(() => inWindow(allow.element()) && isHit(allow.element())).toBe(true);
        await allow.click();
        expect(persona.respondToToolCall).toHaveBeenCalledExactlyOnceWith(tableBooking.id, true);
        await screen.unmount();
      }
    },
  );

  it.each(['Microphone and speaker', 'Video, sound and captions'])(
    'has the menu of “%s” in it',
    async (name) => {
      await page.viewport(width, height);
      const persona = fixturePersona({ ...live, media: portraitStream() });
      const screen = await render(<PersonaChat persona={persona} captions={{ storage: null }} />);
      await screen.getByRole('button', { name }).click();
      const menu = screen.getByRole('dialog', { name, exact: true });
      await expect.element(menu).toBeVisible();
      // The devices are listed after the popup has opened, and the popup is placed again in the frame after that.
      await expect.poll(() => menu.element().clientHeight > 40 && inWindow(menu.element())).toBe(true);
      await screen.unmount();
    },
  );

  it('has the way in, and all of it', async () => {
    await page.viewport(width, height);
    const screen = await render(<PersonaChat persona={fixturePersona()} captions={{ storage: null }} />);
    const start = screen.getByRole('button', { name: 'Start conversation' });
    (start.element() as HTMLElement).focus();
    await expect.poll(() => inWindow(start.element()) && isHit(start.element())).toBe(true);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
    await screen.unmount();
  });
});
