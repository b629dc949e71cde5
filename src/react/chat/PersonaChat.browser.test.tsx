import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { answerBeingSpoken, question } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  errors,
  logOf,
  personaMessage,
  sessions,
  speaking,
  type FixtureState,
} from '../testing/fixture-state.js';
import { portraitStream } from '../testing/portrait-stream.js';
import { PersonaChat } from './PersonaChat.js';

afterEach(() => vi.restoreAllMocks());

async function showChat(state: FixtureState, width = 1000) {
  const persona = fixturePersona(state);
  const screen = await render(
    <div style={{ blockSize: 600, inlineSize: width }}>
      <PersonaChat persona={persona} appearance={{ showAdvice: false }} />
    </div>,
  );
  // The buttons of a session load beside the chat.
  await expect.poll(() => document.querySelector('.persona-controls')).not.toBeNull();
  return { persona, screen };
}

const live: FixtureState = { session: sessions.live };
const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();

describe('the layout', () => {
  it('puts the conversation beside the stage if there is space', async () => {
    await showChat(live);
    expect(box('.persona-stage').right).toBeLessThanOrEqual(box('.persona-transcript').left + 1);
  });

  it('puts the conversation below the stage on a phone, all of it in sight', async () => {
    await showChat(live, 320);
    expect(box('.persona-stage').bottom).toBeLessThanOrEqual(box('.persona-transcript').top + 1);
    expect(box('.persona-composer').bottom).toBeLessThanOrEqual(box('.persona-chat').bottom);
    expect(box('.persona-transcript').height).toBeGreaterThan(150);
    expect(document.querySelector('.persona-chat')?.scrollWidth).toBe(320);
  });

  it('has targets of at least 40 px', async () => {
    await showChat(live, 320);
    for (const button of document.querySelectorAll('.persona-chat button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height), button.outerHTML).toBeGreaterThanOrEqual(40);
    }
  });

  it('does not grow with the answer in a container without a height', async () => {
    const persona = fixturePersona({ ...live, messages: [question] });
    await render(
      <div style={{ inlineSize: 800 }}>
        <PersonaChat persona={persona} />
      </div>,
    );
    await expect.poll(() => box('.persona-message').height).toBeGreaterThan(0);
    const { height } = box('.persona-chat');
    expect(height).toBe(Math.min(640, innerHeight));
    persona.set({ transcript: logOf([question, personaMessage(0, 'A long line.\n\n'.repeat(200))]) });
    await expect.poll(() => document.querySelectorAll('.persona-message').length).toBe(2);
    expect(box('.persona-chat').height).toBe(height);
  });

  it('has the buttons below the picture on a phone', async () => {
    await showChat(live, 390);
    expect(box('.persona-controls').top).toBeGreaterThanOrEqual(box('.persona-stage').bottom);
  });

  it('keeps the buttons in reach in full screen', async () => {
    const { screen } = await showChat({ ...live, media: portraitStream() });
    await screen.getByRole('button', { name: 'Video, sound and captions' }).click();
    await screen.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => document.fullscreenElement).not.toBeNull();
    for (const name of ['Mute microphone', 'Interrupt', 'End conversation', 'Video, sound and captions']) {
      const { left, top, width, height } = screen
        .getByRole('button', { name })
        .element()
        .getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      expect(hit?.closest('button')).toBe(screen.getByRole('button', { name }).element());
    }
    await document.exitFullscreen();
  });

  it('does not affect the page around it', async () => {
    const host = document.createElement('div');
    host.innerHTML =
      '<h1>a</h1><p>b</p><button>c</button><textarea></textarea><a href="#">d</a><ul><li>e</li></ul>';
    document.body.append(host);
    const looks = () =>
      [document.body, ...host.querySelectorAll('*')].map((element) =>
        [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)).join(),
      );
    await showChat(live);
    const withStyles = looks();
    const sheets = [...document.styleSheets].filter((sheet) =>
      [...sheet.cssRules].some((rule) => rule.cssText.includes('persona-root')),
    );
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) sheet.disabled = true;
    const without = looks();
    for (const sheet of sheets) sheet.disabled = false;
    host.remove();
    expect(withStyles.slice(1)).toEqual(without.slice(1));
  });
});

describe('by keyboard', () => {
  it('interrupts with Escape, unless something else has used it', async () => {
    const { persona, screen } = await showChat({ ...live, turn: speaking(0) });
    await expect
      .element(screen.getByRole('button', { name: 'Interrupt' }))
      .toHaveAttribute('aria-keyshortcuts', 'Escape');
    await screen.getByRole('textbox', { name: 'Message' }).click();
    await userEvent.keyboard('{Escape}');
    expect(persona.interrupt).toHaveBeenCalledOnce();
  });

  it('keeps the focus when a message is sent by button', async () => {
    const { persona, screen } = await showChat(live);
    await screen.getByRole('textbox', { name: 'Message' }).fill('Hello');
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(persona.ask).toHaveBeenCalledOnce();
    await expect.element(screen.getByRole('button', { name: 'Send' })).toHaveFocus();
  });

  it('keeps the focus in the chat when an error is dismissed', async () => {
    const { screen } = await showChat({
      ...live,
      microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.busy },
    });
    screen.getByRole('button', { name: 'Dismiss' }).element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument();
    expect(document.activeElement?.classList.contains('persona-stage')).toBe(true);
  });

  it.each([320, 640])(
    'keeps the text field in sight under two errors with advice, %i px wide',
    async (width) => {
      const persona = fixturePersona({
        ...live,
        error: errors.busy,
        microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.busy },
      });
      await render(
        <div style={{ blockSize: 416, inlineSize: width }}>
          <PersonaChat persona={persona} appearance={{ showAdvice: true }} />
        </div>,
      );
      expect(box('.persona-send').bottom).toBeLessThanOrEqual(box('.persona-chat').bottom);
      expect(box('.persona-transcript').height).toBeGreaterThanOrEqual(40);
    },
  );

  it('keeps the focus in the chat when the controls unmount with the session', async () => {
    const { persona, screen } = await showChat(live);
    await screen.getByRole('button', { name: 'End conversation' }).click();
    persona.set({ session: sessions.stopped });
    await expect.element(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    expect(document.activeElement?.classList.contains('persona-stage')).toBe(true);
  });

  it('starts with one key press, and keeps the focus in the chat when the button disappears', async () => {
    const { persona, screen } = await showChat({});
    await userEvent.tab();
    await expect.element(screen.getByRole('button', { name: 'Start conversation' })).toHaveFocus();
    expect(persona.preload).toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(persona.start).toHaveBeenCalledOnce();
    persona.set({ session: sessions.connecting });
    await expect.element(screen.getByRole('region', { name: 'Persona', exact: true })).toHaveFocus();
    await userEvent.tab();
    await expect.element(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it('reaches everything in the order of the page', async () => {
    const { screen } = await showChat({
      ...live,
      turn: speaking(0),
      messages: [question, answerBeingSpoken],
    });
    const expected = [
      screen.getByRole('button', { name: 'You are talking to an AI.' }),
      screen.getByRole('button', { name: 'Mute microphone' }),
      screen.getByRole('button', { name: 'Microphone and speaker' }),
      screen.getByRole('button', { name: 'Interrupt' }),
      screen.getByRole('button', { name: 'End conversation' }),
      screen.getByRole('button', { name: 'Keyboard shortcuts' }),
      screen.getByRole('log'),
      screen.getByRole('textbox', { name: 'Message' }),
    ];
    for (const element of expected) {
      await userEvent.tab();
      await expect.element(element).toHaveFocus();
    }
  });

  it('sends with Enter, breaks the line with Shift+Enter, and leaves compositions alone', async () => {
    const { persona, screen } = await showChat(live);
    const input = screen.getByRole('textbox', { name: 'Message' });
    await input.fill('One');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}Two');
    await expect.element(input).toHaveValue('One\nTwo');
    const composing = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    input.element().dispatchEvent(composing);
    expect(persona.ask).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(persona.ask).toHaveBeenCalledExactlyOnceWith('One\nTwo', { source: 'text' });
    await expect.element(input).toHaveValue('');
  });
});

describe('the text field', () => {
  it('grows with its text up to a limit', async () => {
    const { screen } = await showChat(live);
    const input = screen.getByRole('textbox', { name: 'Message' });
    const { height } = box('textarea');
    await input.fill('a\nb\nc');
    expect(box('textarea').height).toBeGreaterThan(height + 30);
    await input.fill('a\n'.repeat(60));
    expect(box('textarea').height).toBeLessThan(170);
  });

  it('shows an error that `ask` throws, and keeps the text', async () => {
    const { persona, screen } = await showChat(live);
    const { personaError } = await import('../../index.js');
    vi.mocked(persona.ask).mockImplementationOnce(() => {
      throw personaError('turn-busy', { message: 'A turn is running.' });
    });
    const input = screen.getByRole('textbox', { name: 'Message' });
    await input.fill('Hello');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('Wait until the assistant has finished.');
    await expect.element(input).toHaveValue('Hello');
  });
});

it('shows its poster while there is no session', async () => {
  const screen = await render(
    <PersonaChat
      persona={fixturePersona({})}
      appearance={{ poster: <span data-testid="poster">Ada</span> }}
    />,
  );
  await expect.element(screen.getByTestId('poster')).toBeInTheDocument();
  expect(box('.persona-stage-poster').width).toBe(box('.persona-stage').width);
});

describe('the sound', () => {
  it('is offered by a tap when the browser refuses it, and the tap unmutes', async () => {
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
    play.mockImplementationOnce(() => Promise.reject(new DOMException('no gesture', 'NotAllowedError')));
    const { screen } = await showChat({ ...live, media: portraitStream() });
    const unmute = screen.getByRole('button', { name: 'Tap to unmute' });
    await expect.element(unmute).toBeVisible();
    const video = document.querySelector('video');
    expect(video?.muted).toBe(true);
    await unmute.click();
    await expect.element(unmute).not.toBeInTheDocument();
    expect(video?.muted).toBe(false);
    expect(video?.paused).toBe(false);
  });

  it('lets go of the stream when the session ends', async () => {
    const { persona, screen } = await showChat({ ...live, media: portraitStream() });
    const video = document.querySelector('video');
    await vi.waitFor(() => expect(video?.srcObject).not.toBeNull());
    persona.set({ session: sessions.stopped, media: null });
    await expect.element(screen.getByRole('button', { name: 'Start again' })).toBeVisible();
    expect(video?.srcObject).toBeNull();
  });
});
