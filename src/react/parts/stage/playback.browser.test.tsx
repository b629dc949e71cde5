import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render, type RenderResult } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { sessions, type FixtureState } from '../../testing/fixture-state.js';
import { portraitStream } from '../../testing/portrait-stream.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Stage, type StageProps } from './Stage.js';

let streams: MediaStream[] = [];

beforeEach(() => {
  streams = [];
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const stream of streams) for (const track of stream.getTracks()) track.stop();
});

function newStream(): MediaStream {
  const stream = portraitStream();
  streams.push(stream);
  return stream;
}

async function showStage(state: FixtureState, props: StageProps = {}) {
  const persona = fixturePersona(state);
  const screen = await render(
    <PersonaProvider persona={persona}>
      <div style={{ inlineSize: 400 }}>
        <Stage showAdvice={false} {...props} />
      </div>
      <button type="button">Elsewhere</button>
    </PersonaProvider>,
  );
  return { persona, screen };
}

const showLive = (props?: StageProps) => showStage({ session: sessions.live, media: newStream() }, props);

function element(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}
const stage = () => element('.persona-stage') as HTMLElement;
const video = () => element('video') as HTMLVideoElement;
const playback = (status: string) => vi.waitFor(() => expect(stage().dataset['playback']).toBe(status));
const firstFrame = () => vi.waitFor(() => expect(stage().dataset['picture']).toBe('true'));

/** Imitates a browser with a strict policy: no sound, or no playback at all, until the test allows it. */
function refuse(what: 'sound' | 'everything') {
  const { play } = HTMLMediaElement.prototype;
  return vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
    if (what === 'sound' && this.muted) return play.call(this);
    return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  });
}

/** Imitates a page behind another tab. */
function setHidden(hidden: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('autoplay', () => {
  it('is unlocked by the first touch anywhere on the page', async () => {
    const policy = refuse('sound');
    const { screen } = await showLive();
    await playback('muted');
    expect(video().paused).toBe(false);
    policy.mockRestore();
    await screen.getByRole('button', { name: 'Elsewhere' }).click();
    await playback('sound');
    expect(video().muted).toBe(false);
  });

  it('waits for its own button when that is not wanted', async () => {
    const policy = refuse('sound');
    const { screen } = await showLive({ unlockOnGesture: false });
    await playback('muted');
    policy.mockRestore();
    await screen.getByRole('button', { name: 'Elsewhere' }).click();
    expect(stage().dataset['playback']).toBe('muted');
    await screen.getByRole('button', { name: 'Tap to unmute' }).click();
    await playback('sound');
  });

  it('refused altogether is an error that goes with the tap', async () => {
    const policy = refuse('everything');
    const { persona, screen } = await showLive({ unlockOnGesture: false });
    const tap = screen.getByRole('button', { name: 'Tap to play' });
    await expect.element(tap).toBeVisible();
    expect(persona.store.getState().error?.code).toBe('playback-blocked');
    policy.mockRestore();
    await tap.click();
    await playback('sound');
    expect(persona.store.getState().error).toBeNull();
  });

  it('a muted voice stays muted in the next session', async () => {
    const { persona, screen } = await showLive();
    await playback('sound');
    await openMenu(screen);
    const silence = screen.getByRole('button', { name: 'Mute the persona' });
    await silence.click();
    await playback('silenced');
    expect(video().muted).toBe(true);
    persona.set({ media: newStream() });
    await vi.waitFor(() => expect(video().srcObject).toBe(streams[1]));
    await playback('silenced');
    await silence.click();
    await playback('sound');
  });
});

const openMenu = (screen: RenderResult) =>
  screen.getByRole('button', { name: 'Video, sound and captions' }).click();

describe('a pause from outside', () => {
  it('asks for a tap', async () => {
    const { screen } = await showLive();
    await playback('sound');
    video().pause();
    await screen.getByRole('button', { name: 'Tap to resume' }).click();
    await playback('sound');
    expect(video().paused).toBe(false);
  });

  it('while it starts, by a page that takes the video out, asks for a tap as well', async () => {
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementationOnce(function (this: HTMLMediaElement) {
      // Chromium's rejection if the element is removed or paused before it plays.
      return Promise.reject(new DOMException('The play() request was interrupted.', 'AbortError'));
    });
    const { screen } = await showLive();
    await screen.getByRole('button', { name: 'Tap to resume' }).click();
    await playback('sound');
    expect(video().paused).toBe(false);
  });

  it('resumes when the page is visible again', async () => {
    await showLive();
    await playback('sound');
    setHidden(true);
    video().pause();
    await playback('interrupted');
    setHidden(false);
    await playback('sound');
    expect(video().paused).toBe(false);
  });
});

describe('the picture', () => {
  it('is not shown before its first frame, over the poster', async () => {
    const poster = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    const { persona } = await showStage({ session: sessions.live }, { poster });
    expect(getComputedStyle(video()).opacity).toBe('0');
    expect(element('.persona-stage-poster > img').getAttribute('src')).toBe(poster);
    persona.set({ media: newStream() });
    await firstFrame();
    await vi.waitFor(() => expect(getComputedStyle(video()).opacity).toBe('1'));
    expect(video().videoWidth).toBe(720);
  });

  it('comes without requestVideoFrameCallback too', async () => {
    const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback');
    try {
      await showLive();
      await firstFrame();
      expect(video().videoWidth).toBe(720);
    } finally {
      HTMLVideoElement.prototype.requestVideoFrameCallback = requestVideoFrameCallback;
    }
  });

  it('keeps its last frame until the next stream has one, and is empty after the end', async () => {
    const { persona } = await showLive();
    await firstFrame();
    const held = element('.persona-stage-held') as HTMLCanvasElement;
    expect(held.width).toBe(0);
    persona.set({ media: null, session: sessions.reconnecting });
    await vi.waitFor(() => expect(held.width).toBe(720));
    const [red] = held.getContext('2d')?.getImageData(10, 10, 1, 1).data ?? [];
    // This pixel belongs to the wall behind the portrait.
    expect(red).toBeGreaterThan(150);
    expect(getComputedStyle(held).display).not.toBe('none');
    persona.set({ media: newStream(), session: sessions.live });
    await firstFrame();
    persona.set({ media: null, session: sessions.stopped });
    await vi.waitFor(() => expect(held.width).toBe(0));
    expect(video().srcObject).toBeNull();
  });

  it('that does not arrive is reported', async () => {
    vi.spyOn(HTMLVideoElement.prototype, 'requestVideoFrameCallback').mockReturnValue(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const shown = showLive();
      await vi.advanceTimersByTimeAsync(100);
      const { persona } = await shown;
      await playback('sound');
      await vi.advanceTimersByTimeAsync(10_000);
      expect(persona.store.getState().error?.code).toBe('playback-no-picture');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the buttons of the picture', () => {
  it('put the stage on the whole screen, and follow the browser out of it', async () => {
    const { screen } = await showLive();
    await openMenu(screen);
    await screen.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => document.fullscreenElement).toBe(stage());
    await openMenu(screen);
    const button = screen.getByRole('button', { name: 'Full screen' });
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    await document.exitFullscreen();
    await expect.element(button).toHaveAttribute('aria-pressed', 'false');
  });

  it('ask for picture-in-picture, and follow the browser', async () => {
    vi.spyOn(document, 'pictureInPictureEnabled', 'get').mockReturnValue(true);
    const request = vi
      .spyOn(HTMLVideoElement.prototype, 'requestPictureInPicture')
      .mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const { screen } = await showLive();
    await openMenu(screen);
    await screen.getByRole('button', { name: 'Picture in picture' }).click();
    expect(request).toHaveBeenCalledOnce();
    const notice = screen.getByText('The video is in a separate window.');
    await expect.element(notice).not.toBeInTheDocument();
    const elsewhere = vi.spyOn(document, 'pictureInPictureElement', 'get').mockReturnValue(video());
    video().dispatchEvent(new Event('enterpictureinpicture'));
    await expect.element(notice).toBeVisible();
    expect(document.querySelector('canvas')?.width).toBeGreaterThan(0);
    elsewhere.mockReturnValue(null);
    video().dispatchEvent(new Event('leavepictureinpicture'));
    await expect.element(notice).not.toBeInTheDocument();
  });

  it('are not there where the browser does not allow what they do', async () => {
    vi.spyOn(document, 'pictureInPictureEnabled', 'get').mockReturnValue(false);
    vi.spyOn(document, 'fullscreenEnabled', 'get').mockReturnValue(false);
    const { screen } = await showLive();
    await openMenu(screen);
    const names = [...stage().querySelectorAll('.persona-menu-item')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Mute the persona']);
  });
});

describe('a stage without a picture', () => {
  it('shows the orb, waits for no frame, and has no buttons for a picture', async () => {
    const { screen } = await showLive({ voiceOnly: true });
    await playback('sound');
    await vi.waitFor(() => expect(document.querySelector('.persona-orb')).not.toBeNull());
    await expect.element(screen.getByText('Listening')).toBeVisible();
    expect(stage().dataset['picture']).toBeUndefined();
    expect(getComputedStyle(video()).opacity).toBe('0');
    await openMenu(screen);
    const names = [...stage().querySelectorAll('.persona-menu-item')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Mute the persona']);
  });
});

describe('the screen', () => {
  function fakeWakeLock() {
    const locks: { released: boolean; release: () => Promise<void> }[] = [];
    const request = vi.fn(() => {
      const lock = {
        released: false,
        release() {
          lock.released = true;
          return Promise.resolve();
        },
      };
      locks.push(lock);
      return Promise.resolve(lock as unknown as WakeLockSentinel);
    });
    vi.spyOn(navigator.wakeLock, 'request').mockImplementation(request);
    return { locks, request };
  }

  it('stays on during a session, also after the page was hidden', async () => {
    const { locks, request } = fakeWakeLock();
    const { persona } = await showLive();
    await vi.waitFor(() => expect(request).toHaveBeenCalledOnce());
    // As the browser does when the page is hidden.
    await locks[0]?.release();
    setHidden(true);
    expect(request).toHaveBeenCalledOnce();
    setHidden(false);
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
    persona.set({ session: sessions.stopped, media: null });
    await vi.waitFor(() => expect(locks[1]?.released).toBe(true));
  });

  it('is left alone when that is not wanted', async () => {
    const { request } = fakeWakeLock();
    await showLive({ wakeLock: false });
    await playback('sound');
    expect(request).not.toHaveBeenCalled();
  });

  it('goes dark in silence where the browser refuses', async () => {
    const request = vi
      .spyOn(navigator.wakeLock, 'request')
      .mockRejectedValue(new DOMException('low battery', 'NotAllowedError'));
    const { persona } = await showLive();
    await vi.waitFor(() => expect(request).toHaveBeenCalled());
    await playback('sound');
    expect(persona.store.getState().error).toBeNull();
  });
});

it('primes the video with the click that starts the session, once', async () => {
  const load = vi.spyOn(HTMLMediaElement.prototype, 'load');
  const { screen } = await showStage({});
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  expect(load).toHaveBeenCalledOnce();
  expect(load.mock.instances[0]).toBe(video());
  await screen.getByRole('button', { name: 'Elsewhere' }).click();
  expect(load).toHaveBeenCalledOnce();
});

it('takes the keyboard as a gesture as well', async () => {
  const policy = refuse('sound');
  await showLive();
  await playback('muted');
  policy.mockRestore();
  await userEvent.keyboard('a');
  await playback('sound');
  expect(video().muted).toBe(false);
});
