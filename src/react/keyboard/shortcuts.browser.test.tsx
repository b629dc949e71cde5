import { useRef, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { answerBeingSpoken, finished, question } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { sessions, speaking, type FixtureState } from '../testing/fixture-state.js';
import { Controls } from '../parts/controls/Controls.js';
import { Shortcuts } from '../parts/shortcuts/Shortcuts.js';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { usePersonaShortcuts } from '../hooks/usePersonaShortcuts.js';
import type { ShortcutOptions } from './shortcut-map.js';

const live: FixtureState = { session: sessions.live };

afterEach(() => {
  localStorage.clear();
  document.body.querySelectorAll('.host').forEach((element) => element.remove());
});

/** Shows a chat and waits until its key listener is active. */
async function showChat(state: FixtureState, shortcuts?: ShortcutOptions | false) {
  const persona = fixturePersona({ ...live, ...state });
  const screen = await render(
    <div style={{ blockSize: 600 }}>
      <button type="button">Host</button>
      <PersonaChat
        persona={persona}
        captions={{ storage: null }}
        {...(shortcuts !== undefined && { advanced: { shortcuts } })}
      />
    </div>,
  );
  if (shortcuts !== false)
    await expect
      .element(screen.getByRole('button', { name: 'Mute microphone' }))
      .toHaveAttribute('aria-keyshortcuts');
  const stage = screen.getByRole('region', { name: 'Persona', exact: true });
  return { persona, screen, stage: stage.element() as HTMLElement };
}

const captions = () => document.querySelector('.persona-captions');

describe('the keys', () => {
  it('do what their buttons do, and the buttons name them', async () => {
    const { persona, screen, stage } = await showChat({
      turn: speaking(1),
      messages: [question, answerBeingSpoken],
    });
    const keysOf = (name: string) =>
      screen.getByRole('button', { name }).element().getAttribute('aria-keyshortcuts');
    expect([keysOf('Mute microphone'), keysOf('Interrupt')]).toEqual(['Alt+M', 'Escape']);
    stage.focus();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(persona.setMicrophoneMuted).toHaveBeenCalledExactlyOnceWith(true);
    await expect.poll(captions).not.toBeNull();
    await userEvent.keyboard('{Alt>}c{/Alt}');
    await expect.poll(captions).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(persona.interrupt).toHaveBeenCalledOnce();
    await userEvent.keyboard('{Alt>}w{/Alt}');
    await expect.element(screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  });

  it('open and close the thoughts, and go through the transcript', async () => {
    const { screen, stage } = await showChat(finished);
    const thoughts = screen.getByRole('button', { name: 'Thoughts' });
    await expect.element(thoughts).toHaveAttribute('aria-keyshortcuts', 'Alt+R');
    stage.focus();
    await userEvent.keyboard('{Alt>}r{/Alt}');
    await expect.element(thoughts).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{Alt>}r{/Alt}');
    await expect.element(thoughts).toHaveAttribute('aria-expanded', 'false');
    expect(document.activeElement).toBe(stage);
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(document.activeElement?.getAttribute('data-message-id')).toBeTruthy();
    await userEvent.keyboard('{Alt>}n{/Alt}');
    await expect.element(screen.getByRole('log')).toHaveFocus();
  });

  it('talk while they are held, where the microphone is muted', async () => {
    const { persona, stage } = await showChat({ microphoneMuted: true });
    stage.focus();
    await userEvent.keyboard('{Alt>}{t>}');
    expect(persona.setMicrophoneMuted).toHaveBeenLastCalledWith(false);
    await userEvent.keyboard('{/t}');
    expect(persona.setMicrophoneMuted).toHaveBeenLastCalledWith(true);
    expect(persona.setMicrophoneMuted).toHaveBeenCalledTimes(2);
    await userEvent.keyboard('{/Alt}');
  });

  it('are the ones that the app sets', async () => {
    const { persona, screen, stage } = await showChat(
      { turn: speaking(0) },
      { mute: 'Control+Shift+U', interrupt: null },
    );
    stage.focus();
    await userEvent.keyboard('{Alt>}m{/Alt}{Escape}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
    expect(persona.interrupt).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Interrupt' }).element()).not.toHaveAttribute(
      'aria-keyshortcuts',
    );
    await userEvent.keyboard('{Control>}{Shift>}u{/Shift}{/Control}');
    expect(persona.setMicrophoneMuted).toHaveBeenCalledOnce();
  });

  it('are not handled if the app turns them off', async () => {
    const { persona, screen, stage } = await showChat({ turn: speaking(0) }, false);
    await expect.element(screen.getByRole('log')).not.toHaveAttribute('aria-keyshortcuts');
    stage.focus();
    await userEvent.keyboard('{Alt>}m{/Alt}{Escape}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
    expect(persona.interrupt).not.toHaveBeenCalled();
    expect(document.querySelector('[aria-keyshortcuts]')).toBeNull();
  });
});

describe('where they are not heard', () => {
  it('is a field, but for keys that write nothing', async () => {
    const { persona, screen } = await showChat(
      { turn: speaking(1), messages: [question, answerBeingSpoken] },
      { mute: 'M', captions: 'Control+Shift+U' },
    );
    const field = screen.getByRole('textbox', { name: 'Message' });
    await field.click();
    await userEvent.keyboard('mm{Alt>}w{/Alt}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
    await expect.element(field).toHaveValue('mm');
    await expect.poll(captions).not.toBeNull();
    await userEvent.keyboard('{Control>}{Shift>}u{/Shift}{/Control}');
    await expect.poll(captions).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(persona.interrupt).toHaveBeenCalledOnce();
  });

  it('is a composition', async () => {
    const { persona, stage } = await showChat({ turn: speaking(0) });
    const press = (more: KeyboardEventInit) =>
      stage.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, ...more }),
      );
    press({ isComposing: true });
    // oxlint-disable-next-line typescript/no-deprecated -- Safari's only sign of a composition
    press({ keyCode: 229 });
    expect(persona.interrupt).not.toHaveBeenCalled();
    press({});
    expect(persona.interrupt).toHaveBeenCalledOnce();
  });

  it('is the rest of the page', async () => {
    const { persona, screen } = await showChat({});
    await screen.getByRole('button', { name: 'Host' }).click();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
  });

  it('is a page with a modal dialog in front, also with global keys', async () => {
    const { persona, screen } = await showChat({}, { global: true });
    const dialog = Object.assign(document.createElement('dialog'), { className: 'host' });
    dialog.innerHTML = '<button type="button">In front</button>';
    document.body.append(dialog);
    dialog.showModal();
    screen.getByRole('button', { name: 'In front' }).element().focus();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
    dialog.close();
    screen.getByRole('button', { name: 'Host' }).element().focus();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(persona.setMicrophoneMuted).toHaveBeenCalledOnce();
  });
});

it('hears global keys once, within the chat and outside, and not in a field of the page', async () => {
  const { persona, screen, stage } = await showChat({}, { global: true });
  stage.focus();
  await userEvent.keyboard('{Alt>}m{/Alt}');
  expect(persona.setMicrophoneMuted).toHaveBeenCalledTimes(1);
  stage.blur();
  await userEvent.keyboard('{Alt>}m{/Alt}');
  expect(persona.setMicrophoneMuted).toHaveBeenCalledTimes(2);
  const field = Object.assign(document.createElement('input'), { className: 'host' });
  document.body.append(field);
  field.focus();
  await userEvent.keyboard('{Alt>}m{/Alt}');
  expect(persona.setMicrophoneMuted).toHaveBeenCalledTimes(2);
  await screen.unmount();
  field.blur();
  await userEvent.keyboard('{Alt>}m{/Alt}');
  expect(persona.setMicrophoneMuted).toHaveBeenCalledTimes(2);
});

it('does not handle Escape if there is nothing to interrupt', async () => {
  const { stage } = await showChat({});
  const escaped = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
  addEventListener('keydown', escaped, { once: true });
  stage.focus();
  await userEvent.keyboard('{Escape}');
  expect(escaped).toHaveReturnedWith(false);
});

describe('the list of them', () => {
  it('opens by its key, is left by Escape, and gives the focus back', async () => {
    const { persona, screen, stage } = await showChat({ turn: speaking(0) });
    await expect.element(screen.getByRole('button', { name: 'Keyboard shortcuts' })).toBeVisible();
    stage.focus();
    await userEvent.keyboard('{Alt>}k{/Alt}');
    const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect.element(dialog).toBeVisible();
    const rows = [...dialog.element().querySelectorAll('dl > div')].map((row) => row.textContent);
    expect(rows).toContain('InterruptEsc');
    expect(rows).toContain('Previous messageAlt+↑');
    expect(rows).toHaveLength(10);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(stage);
    expect(persona.interrupt).not.toHaveBeenCalled();
  });

  it('turns them off for good', async () => {
    const { persona, screen, stage } = await showChat({});
    await screen.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    const box = screen.getByRole('checkbox', { name: 'Use keyboard shortcuts' });
    await box.click();
    await userEvent.keyboard('{Escape}');
    stage.focus();
    await userEvent.keyboard('{Alt>}m{/Alt}');
    expect(persona.setMicrophoneMuted).not.toHaveBeenCalled();
    expect(document.querySelector('[aria-keyshortcuts]')).toBeNull();
    await screen.unmount();
    const again = await render(<PersonaChat persona={fixturePersona(live)} />);
    await again.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect.element(again.getByRole('checkbox', { name: 'Use keyboard shortcuts' })).not.toBeChecked();
    await again.getByRole('checkbox', { name: 'Use keyboard shortcuts' }).click();
    await userEvent.keyboard('{Escape}');
    await expect
      .element(again.getByRole('button', { name: 'Mute microphone' }))
      .toHaveAttribute('aria-keyshortcuts', 'Alt+M');
  });
});

it('works in a layout of the app’s own', async () => {
  const persona = fixturePersona({ ...live, turn: speaking(0) });
  function Own({ children }: { readonly children: ReactNode }) {
    const root = useRef<HTMLDivElement>(null);
    const onKeyDown = usePersonaShortcuts(root, { interrupt: 'Alt+I', talk: null });
    return (
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- as in the example
      <div ref={root} onKeyDown={onKeyDown}>
        {children}
      </div>
    );
  }
  const screen = await render(
    <PersonaProvider persona={persona}>
      <Own>
        <Controls />
        <Shortcuts />
      </Own>
    </PersonaProvider>,
  );
  await expect
    .element(screen.getByRole('button', { name: 'Interrupt' }))
    .toHaveAttribute('aria-keyshortcuts', 'Alt+I');
  screen.getByRole('button', { name: 'Mute microphone' }).element().focus();
  await userEvent.keyboard('{Alt>}i{/Alt}');
  expect(persona.interrupt).toHaveBeenCalledOnce();
  await expect.element(screen.getByText('Hold to talk while muted')).not.toBeInTheDocument();
});
