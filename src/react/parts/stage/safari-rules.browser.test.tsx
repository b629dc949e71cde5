// Safari does not run here, so its rules are imitated in Chromium as WebKit's own articles describe them:
// https://webkit.org/blog/6784/new-video-policies-for-ios/ (sound, unmuting, videos out of sight) and
// https://webkit.org/blog/7763/a-closer-look-into-webrtc/ (a page that captures may play sound).
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { sessions } from '../../testing/fixture-state.js';
import { portraitStream } from '../../testing/portrait-stream.js';
import { Stage } from './Stage.js';

let stream: MediaStream;
let safari: ReturnType<typeof imitateSafari>;

beforeEach(() => {
  stream = portraitStream();
  safari = imitateSafari();
});

afterEach(() => {
  safari.stop();
  vi.restoreAllMocks();
  for (const track of stream.getTracks()) track.stop();
});

/**
 * Imitates Safari's rules for one page. A gesture lasts only for its task, and allows sound for the elements that code
 * uses during it.
 */
function imitateSafari() {
  const allowed = new WeakSet<HTMLMediaElement>();
  const page = { captures: false, inGesture: false };
  const begin = () => {
    page.inGesture = true;
    setTimeout(() => {
      page.inGesture = false;
    });
  };
  const mayPlaySound = (element: HTMLMediaElement) => {
    if (page.inGesture) allowed.add(element);
    return page.captures || allowed.has(element);
  };
  const { play, load } = HTMLMediaElement.prototype;
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(function (this: HTMLMediaElement) {
    mayPlaySound(this);
    load.call(this);
  });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (this: HTMLMediaElement) {
    if (this.muted || mayPlaySound(this)) return play.call(this);
    // A video that is unmuted without a gesture is paused, too.
    this.pause();
    return Promise.reject(
      new DOMException('The request is not allowed by the user agent.', 'NotAllowedError'),
    );
  });
  // Escape and modifier keys are not gestures.
  const onKey = ({ key }: KeyboardEvent) => key.length === 1 && begin();
  addEventListener('pointerup', begin, { capture: true });
  addEventListener('keydown', onKey, { capture: true });
  const stop = () => {
    removeEventListener('pointerup', begin, { capture: true });
    removeEventListener('keydown', onKey, { capture: true });
  };
  return { page, stop };
}

const video = () => document.querySelector('video') as HTMLVideoElement;
const expectPlayback = (status: string) =>
  vi.waitFor(() =>
    expect(document.querySelector<HTMLElement>('.persona-stage')?.dataset['playback']).toBe(status),
  );

async function showIdle() {
  const persona = fixturePersona({});
  const screen = await render(
    <PersonaProvider persona={persona}>
      <Stage showAdvice={false} />
    </PersonaProvider>,
  );
  const goLive = () => persona.set({ session: sessions.live, media: stream });
  return { persona, screen, goLive };
}

it('plays with sound when the stream comes long after the click', async () => {
  const { screen, goLive } = await showIdle();
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  await vi.waitFor(() => expect(safari.page.inGesture).toBe(false));
  goLive();
  await expectPlayback('sound');
  expect(video().muted).toBe(false);
});

it('plays with sound without a click while the page uses the microphone', async () => {
  safari.page.captures = true;
  const { goLive } = await showIdle();
  goLive();
  await expectPlayback('sound');
});

it('plays muted without a click, is not paused, and unmutes with the next one', async () => {
  const { screen, goLive } = await showIdle();
  goLive();
  await expectPlayback('muted');
  expect(video().paused).toBe(false);
  await screen.getByRole('button', { name: 'Tap to unmute' }).click();
  await expectPlayback('sound');
  expect(video().paused).toBe(false);
});

it('goes on by itself after the prompt for the microphone has interrupted it', async () => {
  safari.page.captures = true;
  const { goLive } = await showIdle();
  goLive();
  await expectPlayback('sound');
  video().pause();
  await expectPlayback('interrupted');
  // Safari resumes the video when capture begins.
  await video().play();
  await expectPlayback('sound');
});

it('goes on when the page is seen again, where Safari had paused it', async () => {
  const { screen, goLive } = await showIdle();
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  goLive();
  await expectPlayback('sound');
  const hide = (hidden: boolean) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
    document.dispatchEvent(new Event('visibilitychange'));
  };
  hide(true);
  video().pause();
  await expectPlayback('interrupted');
  hide(false);
  await expectPlayback('sound');
  expect(video().muted).toBe(false);
});

it('plays in the page, picture and voice in one element, as an iPhone needs', async () => {
  const { goLive } = await showIdle();
  goLive();
  await expectPlayback('muted');
  expect(video().playsInline).toBe(true);
  expect(document.querySelectorAll('video, audio')).toHaveLength(1);
});

it('keeps the sound after a key that is no gesture', async () => {
  // The activation of an earlier test may still last.
  vi.spyOn(navigator.userActivation, 'isActive', 'get').mockReturnValue(false);
  const { goLive } = await showIdle();
  goLive();
  await expectPlayback('muted');
  await userEvent.keyboard('{Escape}');
  expect(video().paused).toBe(false);
  await expectPlayback('muted');
});
