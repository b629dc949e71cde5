/** Every layout: a translated session, a selection, a frame without forms, a double click, a tool that asks. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createRoot } from 'react-dom/client';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import type { Persona } from '../../core/index.js';
import type { LlmAdapter } from '../../llm/index.js';
import { everyLayout, renderLayout } from '../testing/every-layout.js';
import { LayoutChat } from '../testing/layout-chat.js';
import { tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { logOf, personaMessage, sessions, speaking, thought, userMessage } from '../testing/fixture-state.js';
import { isHit } from '../testing/in-reach.js';
import { Peek, simulatedPage } from '../testing/simulated-page.js';
import { translatePage } from '../testing/translate-page.js';

const clean: (() => void)[] = [];
afterEach(() => {
  for (const undo of clean.splice(0)) undo();
});

const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

/** Excludes elements for screen readers only. */
function shown(element: Element): string[] {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.persona-hidden, .persona-cut')) hidden.remove();
  return words(copy.textContent);
}

/** Short, because a conversation in real time takes as long as its answers. */
const briefLlm: LlmAdapter = {
  name: 'brief',
  async *stream({ messages }) {
    const text = messages.length > 1 ? 'And a ferry.' : 'Start with Alfama, early. Walk up to the castle.';
    yield { type: 'reasoning-delta', text: 'A walk, and then a ferry.' };
    for (const word of text.match(/\s*\S+/gu) ?? []) {
      await Promise.resolve();
      yield { type: 'text-delta', text: word };
    }
    yield { type: 'finish', reason: 'stop' };
  },
};

describe.each(everyLayout)('as %s', (layout) => {
  it.each(['client', 'server'] as const)(
    'loses no word of a translated session in %s mode, through an interruption and another answer',
    async (mode) => {
      const simulated = simulatedPage();
      clean.push(simulated.close);
      let found = null as Persona | null;
      const screen = await renderLayout(layout, {
        ...simulated.options,
        llm: { client: briefLlm, server: { llmId: 'simulated-llm' } },
        defaultMode: mode,
        autoStart: true,
        children: <Peek onPersona={(made) => (found = made)} />,
      });
      clean.push(translatePage());
      const persona = () => found as unknown as Persona;
      const state = () => persona().store.getState();
      await vi.waitFor(() => expect(state().session.status).toBe('live'), { timeout: 15_000 });
      persona().ask('Tell me of Lisbon.', { source: 'text' });
      const answer = () =>
        screen.container.querySelector('[data-role="persona"]:last-child .persona-message-text');
      await expect.poll(() => answer()?.textContent).toMatch(/\w{3}/u);
      persona().interrupt();
      await expect.poll(() => persona().store.getState().turn.status).toBe('ended');
      await persona().ask('And then?', { source: 'text' }).ended;
      expect(state().session.status).toBe('live');
      const said = state()
        .transcript.groups.flatMap(({ items }) => items)
        .map((message) => words(message.role === 'user' ? message.text : message.written));
      expect(said.length).toBeGreaterThanOrEqual(4);
      await expect
        .poll(() => [...screen.container.querySelectorAll('.persona-message-text')].map(shown))
        .toEqual(said);
      await screen.unmount();
    },
  );

  it('keeps what is selected in what is spoken', async () => {
    const full =
      'Start with Alfama, early, before the lanes fill up. Walk up to the castle, then to the river.';
    const ask = userMessage(0, 'Where to?');
    const spoken = (length: number) =>
      logOf([ask, personaMessage(0, full, { heard: full.slice(0, length), status: 'streaming' })]);
    const persona = fixturePersona({ session: sessions.live, turn: speaking(0), messages: [ask] });
    persona.set({ transcript: spoken(30), reasoning: logOf([thought(0, full, { status: 'streaming' })]) });
    const screen = await renderLayout(layout, {
      persona,
      captions: { storage: null },
      reasoning: { defaultMode: 'always' },
    });
    // A call shows no text except captions.
    const places =
      layout === 'call'
        ? ['.persona-caption']
        : ['.persona-message[data-role="persona"]', '.persona-thought'];
    let length = 30;
    for (const place of places) {
      await expect.poll(() => screen.container.querySelector(place)?.textContent).toContain('Start');
      const walker = document.createTreeWalker(
        screen.container.querySelector(place) as Element,
        NodeFilter.SHOW_TEXT,
      );
      while (walker.nextNode() && !/\w/u.test(walker.currentNode.textContent ?? ''));
      getSelection()?.selectAllChildren(walker.currentNode);
      getSelection()?.setBaseAndExtent(walker.currentNode, 0, walker.currentNode, 3);
      const selected = getSelection()?.toString();
      expect(selected).toMatch(/\w/u);
      for (let step = 0; step < 10; step += 1) {
        length += 2;
        persona.set({
          transcript: spoken(length),
          reasoning: logOf([thought(0, full + ' and'.repeat(length - 29), { status: 'streaming' })]),
        });
        await frames();
        expect(getSelection()?.toString()).toBe(selected);
      }
    }
    await screen.unmount();
  });

  it.skipIf(layout === 'call')('sends from a frame that may not submit forms', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    clean.push(() => frame.remove());
    const inside = frame.contentDocument as Document;
    const persona = fixturePersona({ session: sessions.live });
    const root = createRoot(inside.body.appendChild(inside.createElement('div')));
    root.render(<LayoutChat layout={layout} persona={persona} captions={{ storage: null }} />);
    const find = (selector: string) => inside.querySelector<HTMLElement>(selector);
    if (layout === 'launcher')
      await vi.waitFor(() => (find('.persona-launcher-button') as HTMLElement).click());
    await expect.poll(() => find('textarea')).not.toBeNull();
    const field = find('textarea') as HTMLTextAreaElement;
    const type = (text: string) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('Hello');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await expect.poll(() => vi.mocked(persona.ask).mock.calls.length).toBe(1);
    type('Again');
    await vi.waitFor(() => {
      find('button[aria-label="Send"]')?.click();
      expect(persona.ask).toHaveBeenCalledTimes(2);
    });
    root.unmount();
  });

  it('starts once after a double click', async () => {
    const persona = fixturePersona();
    vi.mocked(persona.start).mockImplementation(() => {
      persona.set({ session: sessions.authorizing });
      return Promise.resolve();
    });
    const screen = await renderLayout(layout, { persona, captions: { storage: null } });
    await screen.getByRole('button', { name: 'Start conversation' }).dblClick();
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).toBeVisible();
    expect(persona.start).toHaveBeenCalledOnce();
    expect(persona.end).not.toHaveBeenCalled();
    await screen.unmount();
  });

  it.each(['client', 'server'] as const)('asks whether a tool may run, in %s mode', async (mode) => {
    for (const turnId of mode === 'server' ? ['turn-0', null] : ['turn-0']) {
      const persona = fixturePersona({
        session: sessions.live,
        mode,
        modes: ['client', 'server'],
        messages: [userMessage(0, 'A table, please.')],
        toolCalls: [{ ...tableBooking, turnId }],
      });
      const screen = await renderLayout(layout, { persona, captions: { storage: null } });
      const allow = screen.getByRole('button', { name: 'Allow', exact: true });
      await expect.element(allow).toBeVisible();
      (allow.element() as HTMLElement).focus();
      await expect.poll(() => isHit(allow.element())).toBe(true);
      await userEvent.keyboard('{Enter}');
      expect(persona.respondToToolCall).toHaveBeenCalledExactlyOnceWith(tableBooking.id, true);
      await screen.unmount();
    }
  });
});
