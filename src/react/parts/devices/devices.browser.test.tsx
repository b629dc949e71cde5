/** Devices in real Chromium, with its two fake microphones and speakers. */
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { microphones, sessions, type FixtureState } from '../../testing/fixture-state.js';
import { openLedger, type BrowserLedger } from '../../../core/testing/browser-ledger.js';
import { usePushToTalk } from '../../hooks/usePushToTalk.js';
import { PersonaChat } from '../../chat/PersonaChat.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Stage } from '../stage/Stage.js';
import { Controls } from '../controls/Controls.js';
import { DeviceCheck } from './DeviceCheck.js';

let ledger: BrowserLedger;
let contexts: AudioContext[];

beforeEach(() => {
  ledger = openLedger();
  contexts = [];
  const Original = globalThis.AudioContext;
  vi.stubGlobal(
    'AudioContext',
    class extends Original {
      constructor() {
        super();
        contexts.push(this);
      }
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  ledger.restore();
});

async function show(parts: ReactNode, state: FixtureState = {}) {
  const persona = fixturePersona(state);
  const screen = await render(<PersonaProvider persona={persona}>{parts}</PersonaProvider>);
  return { persona, screen };
}

const ownTracks = () => ledger.liveTracks();
const openContexts = () => contexts.filter(({ state }) => state !== 'closed').length;

describe('DeviceCheck', () => {
  it('asks only on a click, shows the level, and releases everything on unmount', async () => {
    // React leaves one listener of its own after the first unmount.
    await (await show(null)).screen.unmount();
    const before = ledger.listeners();
    const { screen } = await show(<DeviceCheck />);
    expect(ledger.microphoneRequests()).toBe(0);
    await screen.getByRole('button', { name: 'Test microphone' }).click();
    // Chromium's fake microphone beeps.
    await expect.element(screen.getByRole('status')).toHaveTextContent('Your microphone works.');
    expect(ownTracks()).toBe(1);
    await screen.unmount();
    await vi.waitFor(() => expect([ownTracks(), openContexts(), ledger.listeners()]).toEqual([0, 0, before]));
  });

  it('asks for nothing in a browser that cannot open a session, and names browsers that can', async () => {
    const persona = fixturePersona();
    vi.mocked(persona.isSupported).mockReturnValue(false);
    const screen = await render(
      <PersonaProvider persona={persona}>
        <DeviceCheck>
          <a href="#contact">Write to us</a>
        </DeviceCheck>
      </PersonaProvider>,
    );
    const check = screen.getByRole('region', { name: 'Microphone and sound check' });
    await expect.element(check).toHaveAttribute('data-state', 'unsupported');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/^This browser cannot show the assistant/);
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/latest Chrome, Edge, Firefox or Safari/);
    expect(check.getByRole('button').elements()).toHaveLength(0);
    expect(check.getByRole('combobox').elements()).toHaveLength(0);
    await expect.element(screen.getByRole('link', { name: 'Write to us' })).toBeVisible();
    expect(ledger.microphoneRequests()).toBe(0);
  });

  it('tests the selected device, and selects it for the persona', async () => {
    const { screen, persona } = await show(<DeviceCheck />);
    await screen.getByRole('button', { name: 'Test microphone' }).click();
    const select = screen.getByRole('combobox', { name: 'Microphone' });
    await expect.element(select).toHaveTextContent('Fake Audio Input 2');
    await select.selectOptions('Fake Audio Input 2');
    expect(persona.selectMicrophone).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect([ledger.microphoneRequests(), ownTracks()]).toEqual([2, 1]));
  });

  it('shows the problem, how to fix it, and a retry button', async () => {
    const { mediaDevices } = navigator;
    const original = mediaDevices.getUserMedia;
    mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'));
    const { screen } = await show(<DeviceCheck />);
    await screen.getByRole('button', { name: 'Test microphone' }).click();
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/Another app is using .* Close the other app/);
    mediaDevices.getUserMedia = original;
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(screen.getByRole('status')).toBeVisible();
    await vi.waitFor(() => expect(ownTracks()).toBe(1));
  });

  it('reports a muted microphone, and recovers when it is unmuted', async () => {
    const open = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    const { screen } = await show(<DeviceCheck />);
    await screen.getByRole('button', { name: 'Test microphone' }).click();
    await expect.element(screen.getByRole('status')).toHaveTextContent(/Say something|heard/);
    const stream = await open.mock.results[0]?.value;
    const [track] = stream.getTracks();
    track.dispatchEvent(new Event('mute'));
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/microphone is switched off.*Turn it on: on the device/);
    track.dispatchEvent(new Event('unmute'));
    await expect.element(screen.getByRole('status')).toHaveTextContent(/Say something|heard/);
    open.mockRestore();
  });

  it('plays a test sound on the chosen speaker', async () => {
    const speaker = (await navigator.mediaDevices.enumerateDevices()).find(
      ({ kind, label }) => kind === 'audiooutput' && label === 'Fake Audio Output 2',
    );
    const sinks = vi.spyOn(HTMLMediaElement.prototype, 'setSinkId');
    const devices = { microphoneId: null, speakerId: speaker?.deviceId ?? '' };
    const { screen } = await show(<DeviceCheck />, { devices });
    const button = screen.getByRole('button', { name: 'Play a test sound' });
    await button.click();
    await expect.element(screen.getByRole('button', { name: 'Playing' })).toBeVisible();
    await expect.element(button).toBeVisible();
    expect(sinks).toHaveBeenCalledWith(speaker?.deviceId);
    sinks.mockRestore();
  });
});

describe('the speaker', () => {
  const speaker = (deviceId: string) => ({ kind: 'audiooutput', deviceId }) as MediaDeviceInfo;
  const devices = { microphoneId: null, speakerId: 'headset' };
  const showStage = (plugged: readonly string[]) => {
    const there = { ids: plugged };
    vi.spyOn(navigator.mediaDevices, 'enumerateDevices').mockImplementation(async () =>
      there.ids.map(speaker),
    );
    const sink = vi.spyOn(HTMLMediaElement.prototype, 'sinkId', 'get').mockReturnValue('');
    const choose = vi.spyOn(HTMLMediaElement.prototype, 'setSinkId').mockImplementation(async (id) => {
      sink.mockReturnValue(id);
    });
    const change = (ids: readonly string[]) => {
      there.ids = ids;
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    };
    return { choose, change };
  };
  afterEach(() => vi.restoreAllMocks());

  it('that is unplugged in mid-sentence gives way to the system’s, and is back when it is plugged in again', async () => {
    const { choose, change } = showStage(['default', 'headset']);
    await show(<Stage />, { ...sessions.live, devices });
    await expect.poll(() => choose.mock.calls.flat()).toEqual(['headset']);
    change(['default']);
    await expect.poll(() => choose.mock.calls.flat()).toEqual(['headset', '']);
    change(['default', 'headset']);
    await expect.poll(() => choose.mock.calls.flat()).toEqual(['headset', '', 'headset']);
  });

  it('that the browser refuses is chosen no more', async () => {
    const { choose } = showStage(['default', 'headset']);
    choose.mockImplementation((id) =>
      id === '' ? Promise.resolve() : Promise.reject(new DOMException('Not allowed', 'NotAllowedError')),
    );
    const { persona } = await show(<Stage />, { ...sessions.live, devices });
    await expect.poll(() => persona.selectSpeaker).toHaveBeenCalledExactlyOnceWith(null);
    expect(choose.mock.calls.flat()).toEqual(['headset', '']);
  });

  it('is selected once, even after many device changes', async () => {
    const { choose, change } = showStage(['default', 'headset']);
    await show(<Stage />, { ...sessions.live, devices });
    for (let time = 0; time < 200; time += 1) change(['default', 'headset']);
    await expect.poll(() => choose.mock.calls.flat()).toEqual(['headset']);
  });

  it('that the browser refuses leaves the system’s', async () => {
    const { choose } = showStage([]);
    choose.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
    await show(<Stage />, { ...sessions.live, devices });
    await expect.poll(() => choose.mock.calls.flat()).toEqual(['headset', '']);
  });
});

it('a level that the browser cannot measure breaks nothing else', async () => {
  vi.spyOn(AudioContext.prototype, 'createMediaStreamSource').mockImplementation(() => {
    throw new DOMException('Another sample rate.', 'NotSupportedError');
  });
  const { screen } = await show(<DeviceCheck />);
  await screen.getByRole('button', { name: 'Test microphone' }).click();
  await expect.element(screen.getByText('Say something.')).toBeVisible();
  await expect.poll(openContexts).toBe(0);
  vi.restoreAllMocks();
});

describe('the menu of devices', () => {
  it('opens by the button and closes by Escape, which goes no further', async () => {
    const { screen, persona } = await show(<Controls />, { session: sessions.live });
    const button = screen.getByRole('button', { name: 'Microphone and speaker' });
    await button.click();
    const select = screen.getByRole('combobox', { name: 'Microphone' });
    await expect.element(select).toHaveTextContent('Fake Audio Input 1');
    await select.selectOptions('Fake Audio Input 1');
    expect(persona.selectMicrophone).toHaveBeenCalledOnce();
    const escaped = vi.fn();
    document.addEventListener('keydown', escaped, { once: true });
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    await expect.element(button).toHaveFocus();
    expect(escaped).not.toHaveBeenCalled();
    document.removeEventListener('keydown', escaped);
  });
});

it('keeps the menu visible on a phone', async () => {
  await page.viewport(320, 640);
  const persona = fixturePersona({ session: sessions.live });
  const screen = await render(
    <div style={{ blockSize: 600 }}>
      <PersonaChat persona={persona} />
    </div>,
  );
  await screen.getByRole('button', { name: 'Microphone and speaker' }).click();
  const menu = screen.getByRole('group', { name: 'Microphone and speaker' });
  await expect.element(menu).toBeVisible();
  const { left, right, top } = menu.element().getBoundingClientRect();
  expect({ left: left >= 0, right: right <= 320, top: Math.min(0, top) }).toEqual({
    left: true,
    right: true,
    top: 0,
  });
  await page.viewport(1280, 800);
});

function HoldButton({ disabled = false }: { readonly disabled?: boolean }) {
  const { isTalking, buttonProps } = usePushToTalk({ disabled });
  return (
    <>
      <button type="button" {...buttonProps}>
        {isTalking ? 'Talking' : 'Hold to talk'}
      </button>
      <input aria-label="Field" />
    </>
  );
}

describe('push to talk', () => {
  const muted = (persona: ReturnType<typeof fixturePersona>) =>
    vi.mocked(persona.setMicrophoneMuted).mock.calls.map(([now]) => now);

  it('is open while a key is held, but not while one writes, and closes when the page is left', async () => {
    const { screen, persona } = await show(<HoldButton />, {
      session: sessions.live,
      microphone: microphones.listening,
    });
    expect(muted(persona)).toEqual([true]);
    await userEvent.keyboard('{ >}');
    await userEvent.keyboard('{/ }');
    expect(muted(persona)).toEqual([true, false, true]);
    await userEvent.keyboard('{ >}');
    globalThis.dispatchEvent(new Event('blur'));
    await userEvent.keyboard('{/ }');
    expect(muted(persona)).toEqual([true, false, true, false, true]);
    await screen.getByRole('textbox').fill('');
    await screen.getByRole('textbox').click();
    await userEvent.keyboard('a b');
    expect(muted(persona)).toHaveLength(5);
    await screen.unmount();
    expect(muted(persona).at(-1)).toBe(false);
  });

  const inPersona = (persona: ReturnType<typeof fixturePersona>, disabled: boolean) => (
    <PersonaProvider persona={persona}>
      <HoldButton disabled={disabled} />
    </PersonaProvider>
  );

  it.each(['key', 'button'])('closes when it is disabled while a %s is held', async (what) => {
    const persona = fixturePersona({ session: sessions.live, microphone: microphones.listening });
    const screen = await render(inPersona(persona, false));
    const button = screen.getByRole('button').element();
    vi.spyOn(button, 'setPointerCapture').mockImplementation(() => undefined);
    if (what === 'key') await userEvent.keyboard('{ >}');
    else button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, button: 0 }));
    await expect.element(screen.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
    await screen.rerender(inPersona(persona, true));
    await expect.element(screen.getByRole('button')).toHaveAttribute('aria-pressed', 'false');
    expect(muted(persona).at(-1)).toBe(true);
    const calls = muted(persona).length;
    if (what === 'key') await userEvent.keyboard('{/ }');
    else button.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerId: 1, button: 0 }));
    expect(muted(persona)).toHaveLength(calls);
    await screen.unmount();
    expect(muted(persona).at(-1)).toBe(false);
  });

  it('restores the previous mute state, and changes nothing while disabled', async () => {
    const persona = fixturePersona({
      session: sessions.live,
      microphone: microphones.listening,
      microphoneMuted: true,
    });
    const screen = await render(inPersona(persona, true));
    expect(muted(persona)).toEqual([]);
    await screen.rerender(inPersona(persona, false));
    await userEvent.keyboard('{ >}');
    await screen.unmount();
    expect(muted(persona).at(-1)).toBe(true);
    await userEvent.keyboard('{/ }');
  });

  it('is open while a button is held', async () => {
    const { screen, persona } = await show(<HoldButton />);
    const button = screen.getByRole('button').element();
    const pointer = (type: string) =>
      button.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0 }));
    vi.spyOn(button, 'setPointerCapture').mockImplementation(() => undefined);
    pointer('pointerdown');
    await expect.element(screen.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
    pointer('pointercancel');
    await expect.element(screen.getByRole('button')).toHaveAttribute('aria-pressed', 'false');
    expect(muted(persona)).toEqual([true, false, true]);
  });
});
