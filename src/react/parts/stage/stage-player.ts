import {
  noPlayback,
  stepPlayback,
  type PlaybackEffect,
  type PlaybackEvent,
  type PlaybackState,
} from '../../../core/browser/playback.js';
import type { PlaybackErrorCode } from '../../../internal/errors/playback-errors.js';
import { onFirstFrame } from './first-frame.js';

/** In bad conditions, the first frame takes 1 to 5 s. */
const PICTURE_TIMEOUT_MS = 10_000;

export interface PlayerReports {
  readonly onError: (code: PlaybackErrorCode, cause: unknown) => void;
  /** Called when one reported error is resolved, or all of them (`undefined`). */
  readonly onRecovered: (code: PlaybackErrorCode | undefined) => void;
}

/** Runs the effects of the playback machine on a `<video>`, and reports the results to it. */
export class StagePlayer {
  #state: PlaybackState = noPlayback;
  #video: HTMLVideoElement | null = null;
  #reports: PlayerReports | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cause: unknown;
  readonly #listeners = new Set<() => void>();

  readonly getState = (): PlaybackState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly dispatch = (event: PlaybackEvent): void => {
    const { state, effects } = stepPlayback(this.#state, event);
    const isNew = state !== this.#state;
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (isNew) for (const listener of this.#listeners) listener();
  };

  /** Sends errors and recoveries to `reports`, until the returned function is called. */
  tell(reports: PlayerReports): () => void {
    this.#reports = reports;
    return () => {
      this.#reports = null;
    };
  }

  /**
   * Plays the stream, with or without its picture, until the returned function is called. The element is then emptied,
   * because the SDK does not do it.
   */
  show(video: HTMLVideoElement, media: MediaStream, showsPicture: boolean): () => void {
    this.#video = video;
    video.srcObject = media;
    const listening = new AbortController();
    const { signal } = listening;
    // The end of a stream also pauses the video.
    const onPause = () => !video.ended && this.dispatch({ type: 'paused' });
    video.addEventListener('pause', onPause, { signal });
    video.addEventListener('playing', () => this.dispatch({ type: 'resumed' }), { signal });
    video.addEventListener('error', () => this.#fail(video.error), { signal });
    const tell = () => void (signal.aborted || this.dispatch({ type: 'frame' }));
    // A portrait picture is shown when the stage has its shape, so that nothing jumps after the first frame.
    const onFrame = () =>
      video.videoHeight > video.videoWidth
        ? void import('./portrait-picture.js').then((code) => code.fitPortrait(video)).then(tell, tell)
        : tell();
    const stopWaiting = showsPicture ? onFirstFrame(video, onFrame) : undefined;
    this.dispatch({ type: 'stream', expectsPicture: showsPicture && media.getVideoTracks().length > 0 });
    return () => {
      listening.abort();
      stopWaiting?.();
      clearTimeout(this.#timer);
      this.#video = null;
      video.srcObject = null;
      this.dispatch({ type: 'stream-gone' });
    };
  }

  #perform(effect: PlaybackEffect): void {
    switch (effect.type) {
      case 'play':
        return void this.#play(effect.run, effect.muted);
      case 'await-picture':
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.dispatch({ type: 'picture-late' }), PICTURE_TIMEOUT_MS);
        return;
      case 'report':
        return this.#reports?.onError(effect.code, this.#cause);
      case 'recovered':
        return this.#reports?.onRecovered(effect.code);
    }
  }

  async #play(run: number, muted: boolean): Promise<void> {
    const video = this.#video;
    if (!video) return;
    video.muted = muted;
    try {
      await video.play();
      this.dispatch({ type: 'answer', run, muted, answer: 'playing' });
    } catch (cause) {
      this.#cause = cause;
      this.dispatch({ type: 'answer', run, muted, answer: refusal(video, cause) });
    }
  }

  #fail(cause: unknown): void {
    this.#cause = cause;
    this.dispatch({ type: 'failed' });
  }
}

/**
 * Classifies a rejected `play()`. `AbortError` is not a refusal. Browsers use different names for a refusal, so every
 * other error is one, unless the element itself has failed.
 */
function refusal(video: HTMLVideoElement, cause: unknown): 'superseded' | 'failed' | 'refused' {
  if (cause instanceof Error && cause.name === 'AbortError') return 'superseded';
  return video.error ? 'failed' : 'refused';
}
