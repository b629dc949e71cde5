/** Gestures: a double click counts as one click, and after a click the focus is where the user continues. */
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';
import { Stage } from '../parts/stage/Stage.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { logOf, personaMessage, sessions, userMessage } from '../testing/fixture-state.js';
import { portraitStream } from '../testing/portrait-stream.js';

const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** Dispatches a single click at the same position, this many milliseconds after another one. */
function clickAfter(button: Element, { timeStamp, clientX, clientY }: MouseEvent, ms: number) {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, clientX, clientY });
  Object.defineProperty(click, 'timeStamp', { value: timeStamp + ms });
  button.dispatchEvent(click);
}

function chat(persona: ReturnType<typeof fixturePersona>) {
  return render(
    <div style={{ blockSize: 600, inlineSize: 900 }}>
      <PersonaChat persona={persona} captions={{ storage: null }} appearance={{ showAdvice: false }} />
    </div>,
  );
}

describe('a double click', () => {
  it('starts, and does not cancel the start', async () => {
    const persona = fixturePersona();
    vi.mocked(persona.start).mockImplementation(() => {
      persona.set({ session: sessions.authorizing });
      return Promise.resolve();
    });
    const clicks: MouseEvent[] = [];
    const watch = (click: MouseEvent) => void clicks.push(click);
    document.addEventListener('click', watch, true);
    const screen = await chat(persona);
    await screen.getByRole('button', { name: 'Start conversation' }).dblClick();
    document.removeEventListener('click', watch, true);
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).toBeVisible();
    expect(persona.start).toHaveBeenCalledOnce();
    expect(persona.end).not.toHaveBeenCalled();
    const cancel = screen.getByRole('button', { name: 'Cancel' }).element();
    const [first] = clicks;
    if (!first) throw new Error('There was no click.');
    clickAfter(cancel, first, 499);
    expect(persona.end).not.toHaveBeenCalled();
    clickAfter(cancel, first, 500);
    expect(persona.end).toHaveBeenCalledOnce();
  });

  it('ends, and does not restart', async () => {
    const persona = fixturePersona({ session: sessions.live });
    vi.mocked(persona.end).mockImplementation(() => {
      persona.set({ session: sessions.stopped });
      return Promise.resolve();
    });
    const screen = await chat(persona);
    await screen.getByRole('button', { name: 'End conversation' }).dblClick();
    await expect.element(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    expect(persona.start).not.toHaveBeenCalled();
  });

  it('mutes, and opens a menu', async () => {
    const persona = fixturePersona({ session: sessions.live });
    vi.mocked(persona.setMicrophoneMuted).mockImplementation((microphoneMuted) =>
      persona.set({ microphoneMuted }),
    );
    const screen = await chat(persona);
    await screen.getByRole('button', { name: 'Mute microphone' }).dblClick();
    expect(persona.setMicrophoneMuted).toHaveBeenCalledExactlyOnceWith(true);
    await screen.getByRole('button', { name: 'Microphone and speaker' }).dblClick();
    await expect.element(screen.getByRole('dialog', { name: 'Microphone and speaker' })).toBeVisible();
  });

  it('opens the launcher', async () => {
    const screen = await render(<PersonaLauncher persona={fixturePersona()} captions={{ storage: null }} />);
    await screen.getByRole('button', { name: 'Talk to us' }).dblClick();
    await expect.element(screen.getByRole('button', { name: 'Close chat' })).toBeVisible();
  });
});

describe('the launcher', () => {
  it('takes the focus into its panel, which comes after the button', async () => {
    const screen = await render(<PersonaLauncher persona={fixturePersona()} captions={{ storage: null }} />);
    const button = screen.getByRole('button', { name: 'Talk to us' });
    await button.click();
    const isInside = () =>
      screen.container.querySelector('.persona-launcher-panel')?.contains(document.activeElement);
    await expect.poll(isInside).toBe(true);
    expect(document.activeElement?.matches('textarea')).toBe(false);
    await expect.element(screen.getByRole('button', { name: 'Start conversation' })).toBeVisible();
    screen.getByRole('button', { name: 'Close chat' }).element().focus();
    await userEvent.tab();
    expect(isInside()).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('button', { name: 'Talk to us' })).toHaveFocus();
  });

  it('says on its button that a session continues in the closed chat', async () => {
    const persona = fixturePersona({ session: sessions.live });
    const screen = await render(
      <PersonaLauncher persona={persona} captions={{ storage: null }} defaultOpen />,
    );
    const button = () => screen.container.querySelector('.persona-launcher-button');
    const dot = () => button()?.querySelector('.persona-dot') ?? null;
    await expect.element(screen.getByRole('button', { name: 'End conversation' })).toBeVisible();
    expect([button()?.textContent, dot()]).toEqual(['Close chat', null]);
    await screen.getByRole('button', { name: 'Close chat' }).click();
    await expect.poll(() => button()?.textContent).toBe('Back to the conversation');
    expect(dot()).not.toBeNull();
    persona.set({ session: sessions.stopped });
    await expect.poll(() => button()?.textContent).toBe('Talk to us');
    expect(dot()).toBeNull();
  });
});

describe('Send', () => {
  it('gives the focus back to the field after a click', async () => {
    const persona = fixturePersona({ session: sessions.live });
    const screen = await chat(persona);
    const field = screen.getByRole('textbox', { name: 'Message' });
    await field.fill('Hello');
    (document.activeElement as HTMLElement).blur();
    await screen.getByRole('button', { name: 'Send' }).click();
    expect(persona.ask).toHaveBeenCalledOnce();
    await expect.element(field).toHaveFocus();
  });

  it('opens no keyboard after a touch, and closes none', async () => {
    const persona = fixturePersona({ session: sessions.live });
    const screen = await chat(persona);
    const field = screen.getByRole('textbox', { name: 'Message' });
    await field.fill('Hello');
    const send = screen.getByRole('button', { name: 'Send' }).element();
    const touch = (isWritten: boolean) => {
      send.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
      const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
      send.dispatchEvent(down);
      send.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
      expect(down.defaultPrevented).toBe(true);
      expect(persona.ask).toHaveBeenCalledTimes(isWritten ? 1 : 2);
    };
    touch(true);
    await expect.element(field).toHaveFocus();
    await field.fill('Again');
    (document.activeElement as HTMLElement).blur();
    touch(false);
    await frames();
    expect(document.activeElement).not.toBe(field.element());
  });

  it('works in a frame that may not submit forms', async () => {
    const persona = fixturePersona({ session: sessions.live });
    const screen = await chat(persona);
    expect(screen.container.querySelector('form, [type="submit"]')).toBeNull();
    await screen.getByRole('textbox', { name: 'Message' }).click();
    await userEvent.keyboard('Hello{Enter}');
    expect(persona.ask).toHaveBeenCalledOnce();
  });
});

it('keeps up with a fast answer even if the page has smooth scrolling', async () => {
  const style = document.head.appendChild(document.createElement('style'));
  style.textContent = '* { scroll-behavior: smooth }';
  const ask = userMessage(0, 'Where to?', 'speech');
  const words = 'word '.repeat(3000);
  const persona = fixturePersona({ session: sessions.live, messages: [ask] });
  const screen = await chat(persona);
  await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
  const log = screen.getByRole('log').element();
  for (let at = 100; at < words.length; at += 300) {
    persona.set({
      transcript: logOf([ask, personaMessage(0, words.slice(0, at), { status: 'streaming', heard: 'word' })]),
    });
    await frames(2);
    expect(Math.abs(log.scrollHeight - log.scrollTop - log.clientHeight)).toBeLessThanOrEqual(2);
  }
  expect(screen.container.querySelector('.persona-jump')).toBeNull();
  style.remove();
});

describe('one persona on two stages', () => {
  const pressed = (container: Element) =>
    [...container.querySelectorAll('[aria-label="Mute the persona"]')].map((button) =>
      button.getAttribute('aria-pressed'),
    );

  it('speaks once: on the first, and on the other when that is gone or wanted', async () => {
    const persona = fixturePersona({ session: sessions.live, media: portraitStream() });
    const content = (
      <>
        <Stage.Video />
        <Stage.Tools>
          <Stage.Volume />
        </Stage.Tools>
      </>
    );
    const stages = (both: boolean) => (
      <PersonaProvider persona={persona}>
        {both && <Stage key="first">{content}</Stage>}
        <Stage key="second">{content}</Stage>
      </PersonaProvider>
    );
    const screen = await render(stages(true));
    await expect.poll(() => pressed(screen.container)).toEqual(['false', 'true']);
    await screen.getByRole('button', { name: 'Mute the persona' }).last().click();
    await expect.poll(() => pressed(screen.container)).toEqual(['true', 'false']);
    await screen.getByRole('button', { name: 'Mute the persona' }).first().click();
    await expect.poll(() => pressed(screen.container)).toEqual(['false', 'true']);
    await screen.rerender(stages(false));
    await expect.poll(() => pressed(screen.container)).toEqual(['false']);
  });
});

describe('Copy without the permission for the clipboard', () => {
  const refuse = () =>
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('No', 'NotAllowedError'));
  const show = async () => {
    const messages = [userMessage(0, 'Where to?'), personaMessage(0, 'To Lisbon.')];
    const screen = await chat(fixturePersona({ session: sessions.live, messages }));
    return { screen, copy: screen.getByRole('button', { name: 'Copy message' }) };
  };

  it('copies as a key does', async () => {
    const refused = refuse();
    const copied = vi.fn();
    const listen = (event: ClipboardEvent) => copied(event.clipboardData?.getData('text/plain'));
    document.addEventListener('copy', listen);
    const { screen, copy } = await show();
    await copy.click();
    await expect.element(screen.getByText('Copied')).toBeVisible();
    expect(copied).toHaveBeenCalledExactlyOnceWith('To Lisbon.');
    document.removeEventListener('copy', listen);
    refused.mockRestore();
  });

  it('selects the text where that is refused too', async () => {
    const refused = [refuse(), vi.spyOn(document, 'execCommand').mockReturnValue(false)];
    const { screen, copy } = await show();
    await copy.click();
    await expect.element(screen.getByText('The text is selected')).toBeVisible();
    expect(getSelection()?.toString()).toBe('To Lisbon.');
    for (const spy of refused) spy.mockRestore();
  });
});
