import type { PlaybackErrorCode } from '../../internal/errors/playback-errors.js';

/**
 * The playback state of the persona's stream. `muted`: the browser refused the sound. `silenced`: the user turned the
 * sound off. `blocked`: the browser refuses to play even the muted video. `interrupted`: something paused it, for
 * example a phone call.
 */
export type PlaybackStatus =
  | 'none'
  | 'starting'
  | 'sound'
  | 'silenced'
  | 'muted'
  | 'blocked'
  | 'interrupted'
  | 'failed';

export interface PlaybackState {
  readonly status: PlaybackStatus;
  /** The latest attempt to play. Results of earlier ones are ignored. */
  readonly run: number;
  /** Whether the stream has video, so that a frame is expected. */
  readonly expectsPicture: boolean;
  /** Whether a frame of this stream has been shown. */
  readonly picture: boolean;
  /** Whether the user turned the sound off. */
  readonly silent: boolean;
  readonly hidden: boolean;
}

export type PlaybackEvent =
  | { readonly type: 'stream'; readonly expectsPicture: boolean }
  | { readonly type: 'stream-gone' }
  /** The result of `play()`. `superseded`: a load or a pause came in between, which is not a refusal of the sound. */
  | {
      readonly type: 'answer';
      readonly run: number;
      readonly muted: boolean;
      readonly answer: 'playing' | 'refused' | 'superseded' | 'failed';
    }
  /** The video was paused, but not by this package. */
  | { readonly type: 'paused' }
  /** The video resumed without a call from this package. */
  | { readonly type: 'resumed' }
  /** The user has touched the page, or clicked the button that asks for it. */
  | { readonly type: 'gesture' }
  | { readonly type: 'silence'; readonly silent: boolean }
  | { readonly type: 'hidden'; readonly hidden: boolean }
  | { readonly type: 'frame' }
  | { readonly type: 'picture-late' }
  | { readonly type: 'failed' };

export type PlaybackEffect =
  | { readonly type: 'play'; readonly run: number; readonly muted: boolean }
  | { readonly type: 'await-picture' }
  | { readonly type: 'report'; readonly code: PlaybackErrorCode }
  /** Clears a reported error: the given one, or any. */
  | { readonly type: 'recovered'; readonly code?: PlaybackErrorCode };

export interface PlaybackStep {
  readonly state: PlaybackState;
  readonly effects: readonly PlaybackEffect[];
}

export const noPlayback: PlaybackState = {
  status: 'none',
  run: 0,
  expectsPicture: false,
  picture: false,
  silent: false,
  hidden: false,
};

const stay = (state: PlaybackState): PlaybackStep => ({ state, effects: [] });

/**
 * The transition of the playback machine. Tries sound first, then muted, then a tap, because browsers allow sound only
 * after a gesture. Pure.
 */
export function stepPlayback(state: PlaybackState, event: PlaybackEvent): PlaybackStep {
  switch (event.type) {
    case 'stream': {
      const step = play({
        ...state,
        status: 'starting',
        picture: false,
        expectsPicture: event.expectsPicture,
      });
      return event.expectsPicture ? { ...step, effects: [...step.effects, { type: 'await-picture' }] } : step;
    }
    case 'stream-gone':
      return {
        state: { ...state, status: 'none', picture: false, run: state.run + 1 },
        effects: [{ type: 'recovered' }],
      };
    case 'answer':
      return event.run === state.run ? answered(state, event) : stay(state);
    case 'silence':
      return silence(state, event.silent);
    case 'hidden':
      return hide(state, event.hidden);
    case 'frame':
      // A refused video also shows its first frame, but does not play.
      return {
        state: { ...state, picture: true },
        effects: state.picture ? [] : [{ type: 'recovered', code: 'playback-no-picture' }],
      };
    default:
      return state.status === 'none' ? stay(state) : happened(state, event.type);
  }
}

function happened(
  state: PlaybackState,
  type: 'paused' | 'resumed' | 'gesture' | 'picture-late' | 'failed',
): PlaybackStep {
  const { status, hidden, picture } = state;
  switch (type) {
    case 'paused':
      return isPlaying(status) ? stay({ ...state, status: 'interrupted' }) : stay(state);
    case 'resumed':
      return status === 'interrupted' ? play(state) : stay(state);
    case 'gesture':
      return waitsForGesture(status) ? play(state) : stay(state);
    case 'picture-late':
      // A hidden page renders no frames, and a blocked video has its own error.
      return picture || hidden || !isPlaying(status) ? stay(state) : report(state, 'playback-no-picture');
    case 'failed':
      return report({ ...state, status: 'failed' }, 'playback-failed');
  }
}

function play(state: PlaybackState, muted = state.silent): PlaybackStep {
  const run = state.run + 1;
  return { state: { ...state, run }, effects: [{ type: 'play', run, muted }] };
}

function answered(
  state: PlaybackState,
  { muted, answer }: Extract<PlaybackEvent, { type: 'answer' }>,
): PlaybackStep {
  switch (answer) {
    case 'playing': {
      const status = state.silent ? 'silenced' : muted ? 'muted' : 'sound';
      const isBetter = state.status === 'blocked' || state.status === 'failed';
      return { state: { ...state, status }, effects: isBetter ? [{ type: 'recovered' }] : [] };
    }
    case 'refused':
      if (!muted) return play(state, true);
      return state.status === 'blocked'
        ? stay(state)
        : report({ ...state, status: 'blocked' }, 'playback-blocked');
    case 'superseded':
      // Nothing has happened since the call, so the cause of the pause still applies and only a tap helps.
      return stay(state.status === 'starting' ? { ...state, status: 'interrupted' } : state);
    case 'failed':
      return report({ ...state, status: 'failed' }, 'playback-failed');
  }
}

function silence(state: PlaybackState, silent: boolean): PlaybackStep {
  const next = { ...state, silent };
  // A pending attempt with sound would still turn the sound on, so `play()` is called again. The click is a user
  // gesture, so this helps in any pending state.
  return state.status === 'none' ? stay(next) : play(next);
}

/** A browser may pause a hidden video. When visible, playback is resumed; if that fails, the user has to tap. */
function hide(state: PlaybackState, hidden: boolean): PlaybackStep {
  const next = { ...state, hidden };
  const isBack = state.hidden && !hidden;
  if (!isBack || state.status === 'none') return stay(next);
  const step = state.status === 'interrupted' ? play(next) : stay(next);
  const isLate = state.expectsPicture && !state.picture;
  return isLate ? { ...step, effects: [...step.effects, { type: 'await-picture' }] } : step;
}

const report = (state: PlaybackState, code: PlaybackErrorCode): PlaybackStep => ({
  state,
  effects: [{ type: 'report', code }],
});

const isPlaying = (status: PlaybackStatus) =>
  status === 'sound' || status === 'silenced' || status === 'muted';

/** Whether a tap can help: the browser refused, something paused the video, or an attempt is pending. */
const waitsForGesture = (status: PlaybackStatus) =>
  status === 'muted' || status === 'blocked' || status === 'interrupted' || status === 'starting';
