import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  logOf,
  personaMessage,
  sessions,
  speaking,
  thought,
  userMessage,
} from '../../testing/fixture-state.js';
import { PersonaChat } from '../../chat/PersonaChat.js';

const turns = Array.from({ length: 40 }, (_, turn) => turn);

const talking = () =>
  fixturePersona({
    session: sessions.live,
    turn: speaking(39),
    messages: turns.flatMap((turn) => [
      userMessage(turn, `Question ${turn}`, 'speech'),
      personaMessage(turn, `Answer ${turn}. `.repeat(10)),
    ]),
    thoughts: turns.map((turn) => thought(turn, `Thought of turn ${turn}. `.repeat(20))),
  });

/** Returns more turns than the transcript mounts, with a thought in the first one. */
const farBack = () =>
  fixturePersona({
    session: sessions.live,
    messages: Array.from({ length: 1_500 }, (_, turn) => [
      userMessage(turn, turn === 0 ? 'The very first question' : `Question ${turn}`, 'speech'),
      personaMessage(turn, `Answer ${turn}.`),
    ]).flat(),
    thoughts: [thought(0, 'A thought of long ago.')],
  });

async function chat(width = 1200, persona = talking()) {
  const screen = await render(
    <div style={{ inlineSize: width, blockSize: 760 }}>
      <PersonaChat persona={persona} appearance={{ showAdvice: false }} />
    </div>,
  );
  const button = screen.getByRole('button', { name: 'Thoughts' });
  const dialog = screen.getByRole('dialog', { name: 'Thoughts' });
  const open = async () => {
    await button.click();
    await expect.element(dialog.getByRole('article').first()).toBeVisible();
  };
  return { persona, screen, button, dialog, open };
}

const focused = () => document.activeElement as HTMLElement;

describe('the viewer in the chat', () => {
  it('is beside the conversation if there is space, and leaves it usable', async () => {
    const { screen, dialog, open, button } = await chat();
    await open();
    await expect.element(dialog).toHaveAttribute('data-presentation', 'panel');
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    expect(dialog.element().matches(':modal')).toBe(false);
    await screen.getByRole('textbox', { name: 'Message' }).click();
    expect(focused().tagName).toBe('TEXTAREA');
    await expect.element(dialog).toBeVisible();
  });

  it('lies over it where there is none, and holds the focus', async () => {
    const { dialog, open } = await chat(390);
    await open();
    await expect.element(dialog).toHaveAttribute('data-presentation', 'sheet');
    expect(dialog.element().matches(':modal')).toBe(true);
    expect(dialog.element().contains(focused())).toBe(true);
  });

  it.each([1200, 390])(
    'is closed by Escape, which interrupts nobody, and gives the focus back (%i px)',
    async (width) => {
      const { persona, dialog, button } = await chat(width);
      (button.element() as HTMLElement).focus();
      await userEvent.keyboard('{Enter}');
      await expect.element(dialog.getByRole('article').first()).toBeVisible();
      await userEvent.keyboard('{Escape}');
      await expect.element(dialog).not.toBeInTheDocument();
      expect(persona.interrupt).not.toHaveBeenCalled();
      expect(focused()).toBe(button.element());
      await userEvent.keyboard('{Escape}');
      expect(persona.interrupt).toHaveBeenCalledOnce();
    },
  );

  it('empties the search with the first Escape, and closes with the second', async () => {
    const { dialog, open } = await chat();
    await open();
    await dialog.getByRole('searchbox').fill('turn 7.');
    await expect.element(dialog.getByText('1 of 20')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog.getByRole('searchbox')).toHaveValue('');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it('leads to the turn in the transcript, and the block there leads back', async () => {
    const { screen, dialog, open } = await chat();
    await open();
    await dialog.getByRole('searchbox').fill('turn 3.');
    await expect.element(dialog.getByText('1 of 20')).toBeVisible();
    await dialog.getByRole('button', { name: 'Show in transcript' }).click();
    await vi.waitFor(() => expect(focused().textContent).toMatch(/^You: Question 3(?=\d\d?:)/));
    const row = focused();
    const log = screen.getByRole('log').element().getBoundingClientRect();
    const there = row.getBoundingClientRect();
    expect(there.top).toBeGreaterThanOrEqual(log.top - 1);
    expect(there.bottom).toBeLessThanOrEqual(log.bottom + 1);
    await dialog.getByRole('searchbox').fill('');
    row.nextElementSibling?.querySelector('button')?.click();
    await screen.getByRole('button', { name: 'Show in thoughts' }).click();
    await vi.waitFor(() => expect(focused().outerHTML.slice(0, 200)).toContain('data-turn-id="turn-3"'));
    expect(focused().tagName).toBe('ARTICLE');
  });

  it('opens at the turn whose block asked for it', async () => {
    const { screen, dialog } = await chat();
    const triggers = screen.container.querySelectorAll<HTMLElement>('.persona-reasoning-trigger');
    triggers[38]?.click();
    await screen.getByRole('button', { name: 'Show in thoughts' }).click();
    await expect.element(dialog).toBeVisible();
    await vi.waitFor(() => expect(focused().matches('article[data-turn-id="turn-38"]')).toBe(true));
  });

  it('from a sheet, the way to the transcript closes it', async () => {
    const { dialog, open } = await chat(390);
    await open();
    await dialog.getByRole('button', { name: 'Show in transcript' }).first().click();
    await expect.element(dialog).not.toBeInTheDocument();
    await vi.waitFor(() => expect(focused().textContent).toMatch(/^You: Question 39(?=\d\d?:)/));
  });

  it('from a sheet, the way to the transcript reaches a turn that is far back', async () => {
    const complaints = vi.spyOn(console, 'error');
    const { screen, dialog, open } = await chat(390, farBack());
    expect(screen.container.querySelector('.persona-transcript')?.textContent).not.toContain(
      'The very first',
    );
    await open();
    await dialog.getByRole('searchbox').fill('long ago');
    await dialog.getByRole('button', { name: 'Show in transcript' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await vi.waitFor(() => expect(focused().textContent).toContain('The very first'));
    expect(complaints).not.toHaveBeenCalled();
  });

  it('lets the reader choose how blocks in the chat rest', async () => {
    const { screen, dialog, open } = await chat();
    await open();
    await dialog.getByLabelText('In the chat').selectOptions('Always open');
    await vi.waitFor(() => {
      const states = [...screen.container.querySelectorAll('.persona-reasoning')].map(
        (block) => (block as HTMLElement).dataset.state,
      );
      expect(new Set(states)).toEqual(new Set(['open']));
    });
  });

  it('shows a thought while it streams, in limited height', async () => {
    const { persona, dialog, open } = await chat();
    await open();
    const live = (text: string) =>
      logOf([
        ...turns.slice(0, 39).map((turn) => thought(turn, `Thought of turn ${turn}`)),
        thought(39, text, { status: 'streaming' }),
      ]);
    persona.set({ reasoning: live('line\n'.repeat(50)) });
    await expect
      .element(dialog.getByRole('article').first().getByText('Live', { exact: true }))
      .toBeVisible();
    const box = dialog.getByRole('group', { name: 'Reasoning' }).element();
    persona.set({ reasoning: live(`${'line\n'.repeat(60)}the newest`) });
    await expect.element(dialog.getByText('the newest')).toBeVisible();
    expect(box.clientHeight).toBeLessThan(220);
    await vi.waitFor(() =>
      expect(box.scrollHeight - box.scrollTop - box.clientHeight).toBeLessThanOrEqual(1),
    );
  });

  it('gives the focus back in a shadow root', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    const screen = await render(
      <div style={{ inlineSize: 390, blockSize: 760 }}>
        <PersonaChat persona={talking()} appearance={{ showAdvice: false }} />
      </div>,
      { container: shadow.appendChild(document.createElement('div')) },
    );
    const button = shadow.querySelector<HTMLElement>('.persona-history-button');
    if (!button) throw new Error('There is no button.');
    button.focus();
    button.click();
    await vi.waitFor(() => expect(shadow.querySelector('dialog')?.contains(shadow.activeElement)).toBe(true));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(shadow.activeElement).toBe(button));
    await screen.unmount();
    host.remove();
  });

  it('stays open and readable when the session ends', async () => {
    const { persona, dialog, open } = await chat();
    await open();
    persona.set({ session: sessions.stopped, turn: { status: 'none' } });
    await expect.element(dialog.getByRole('article').first()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
  });

  it.each([1200, 390])(
    'leaves nothing inert behind when the chat goes away with it (%i px)',
    async (width) => {
      const { screen, open } = await chat(width);
      await open();
      await screen.unmount();
      document.body.insertAdjacentHTML('beforeend', '<button id="after">After</button>');
      const after = document.querySelector<HTMLElement>('#after') as HTMLElement;
      after.focus();
      expect(document.activeElement).toBe(after);
      after.remove();
    },
  );

  it('shows any thought of a model as text', async () => {
    const { persona, dialog, open } = await chat();
    const nasty = '<img src=x onerror=alert(1)> \u202Egnp.exe \u0000 👩‍🚀'.repeat(3);
    persona.set({ reasoning: logOf([thought(39, nasty), thought(38, 'x'.repeat(1_000_000))]) });
    await open();
    await dialog.getByRole('searchbox').fill('<img');
    await expect.element(dialog.getByText('1 of 3')).toBeVisible();
    expect(dialog.element().querySelector('img, script')).toBeNull();
    expect(dialog.element().querySelector('mark')?.textContent).toBe('<img');
  });
});
