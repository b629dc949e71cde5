import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { logOf, sessions, speaking, thinking, thought, userMessage } from '../../testing/fixture-state.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Transcript } from '../transcript/Transcript.js';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}`).join('\n');

async function showThinking() {
  const persona = fixturePersona({
    session: sessions.live,
    turn: thinking(0),
    messages: [userMessage(0, 'Why?')],
    thoughts: [thought(0, lines(40), { status: 'streaming' })],
  });
  const screen = await render(
    <div style={{ blockSize: 500, display: 'grid' }}>
      <PersonaProvider persona={persona}>
        <Transcript />
      </PersonaProvider>
    </div>,
  );
  const trigger = screen.getByRole('button');
  const answer = () =>
    persona.set({ turn: speaking(0), reasoning: logOf([thought(0, lines(40), { endedAt: null })]) });
  return { persona, screen, trigger, answer };
}

/** Waits until the last change is rendered, laid out and faded. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}

it('is open while the model thinks, follows the newest line, and closes when the answer begins', async () => {
  const { persona, screen, trigger, answer } = await showThinking();
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'true');
  await expect.element(trigger).toHaveTextContent('Thinking…');
  const scroller = screen.getByRole('group', { name: 'Reasoning' }).element();
  expect(scroller.clientHeight).toBeLessThan(160);
  persona.set({ reasoning: logOf([thought(0, lines(80), { status: 'streaming' })]) });
  await settled();
  expect(scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight).toBeLessThanOrEqual(1);
  answer();
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'false');
  await settled();
  await expect.element(screen.getByText('Line 3')).not.toBeVisible();
});

it('stays closed when the reader closed it while the model thinks', async () => {
  const { persona, trigger } = await showThinking();
  await trigger.click();
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'false');
  persona.set({ reasoning: logOf([thought(0, lines(60), { status: 'streaming' })]) });
  await settled();
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'false');
});

it('stays open through the answer when the reader opened it again', async () => {
  const { trigger, answer } = await showThinking();
  await trigger.click();
  await trigger.click();
  answer();
  await settled();
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'true');
});

it('keeps the focus of its trigger when the answer begins, and works by keyboard', async () => {
  const { trigger, answer } = await showThinking();
  (trigger.element() as HTMLElement).focus();
  answer();
  await settled();
  expect(document.activeElement).toBe(trigger.element());
  await userEvent.keyboard('{Enter}');
  await expect.element(trigger).toHaveAttribute('aria-expanded', 'true');
});

it('shows what the model thought as text, never as HTML', async () => {
  const { persona, screen } = await showThinking();
  persona.set({ reasoning: logOf([thought(0, '<img src=x onerror=alert(1)>', { status: 'streaming' })]) });
  await expect.element(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});
