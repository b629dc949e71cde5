import { describe, expect, it } from 'vitest';
import { playWithSound } from './play-with-sound.js';

/** A video whose `play()` answers in turn: `undefined` plays, a name refuses. */
function fakeVideo(...answers: (string | undefined)[]) {
  const muted: boolean[] = [];
  const video = {
    muted: false,
    play() {
      muted.push(this.muted);
      const name = answers.shift();
      return name === undefined
        ? Promise.resolve()
        : Promise.reject(Object.assign(new Error(name), { name }));
    },
  };
  return { video: video as unknown as HTMLVideoElement, muted };
}

describe('playWithSound', () => {
  it('plays with sound where that is allowed', async () => {
    const { video, muted } = fakeVideo(undefined);
    expect(await playWithSound(video)).toBe('sound');
    expect(muted).toEqual([false]);
  });

  it.each(['NotAllowedError', 'UnknownError'])('plays muted after a refusal called %s', async (name) => {
    const { video, muted } = fakeVideo(name, undefined);
    expect(await playWithSound(video)).toBe('muted');
    expect(muted).toEqual([false, true]);
  });

  it('does not take an interrupted play for a refusal', async () => {
    const { video } = fakeVideo('AbortError');
    expect(await playWithSound(video)).toBe('superseded');
    expect(video.muted).toBe(false);
  });

  it('tells when nothing is allowed', async () => {
    expect(await playWithSound(fakeVideo('NotAllowedError', 'NotAllowedError').video)).toBe('blocked');
  });
});
