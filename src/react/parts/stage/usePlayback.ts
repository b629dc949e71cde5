'use client';

import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../../core/index.js';
import { noPlayback, type PlaybackState } from '../../../core/browser/playback.js';
import { errorFactory } from '../../../internal/persona-error.js';
import { playbackErrors } from '../../../internal/errors/playback-errors.js';
import { usePersona } from '../../hooks/usePersona.js';
import { dropFrame, holdFrame } from './held-frame.js';
import { joinStages, setSilent } from './one-voice.js';
import { onPageGesture, onPageHidden, primeOnGesture } from './page-gestures.js';
import { StagePlayer } from './stage-player.js';
import { keepAwake } from './wake-lock.js';

export interface PlaybackControl {
  readonly playback: PlaybackState;
  /** The ref of the `<video>`; `null` on unmount. */
  readonly setVideo: (video: HTMLVideoElement | null) => void;
  readonly video: HTMLVideoElement | null;
  /** Holds the last frame while there is no stream. */
  readonly held: RefObject<HTMLCanvasElement | null>;
  /** The stage element. */
  readonly root: RefObject<HTMLElement | null>;
  /** Retries with sound. Call it from a click, so that the browser allows it. */
  readonly unmute: () => void;
  readonly setSilent: (silent: boolean) => void;
}

export interface PlaybackOptions {
  readonly unlockOnGesture: boolean;
  readonly wakeLock: boolean;
  readonly voiceOnly: boolean;
}

const playbackError = errorFactory(playbackErrors);
const selectMedia = (state: PersonaState) => state.media;
const selectIsOpen = ({ session }: PersonaState) =>
  session.status === 'live' || session.status === 'reconnecting';
const selectIsOver = ({ session }: PersonaState) => session.status === 'idle' || session.status === 'ended';

/** Plays the persona's stream in a `<video>` and returns the playback state. */
export function usePlayback(
  root: RefObject<HTMLElement | null>,
  { unlockOnGesture, wakeLock, voiceOnly }: PlaybackOptions,
): PlaybackControl {
  const [player] = useState(() => new StagePlayer());
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const held = useRef<HTMLCanvasElement>(null);
  const { store } = usePersona();
  const media = useStore(store, selectMedia);
  const isOver = useStore(store, selectIsOver);
  const isAwake = useStore(store, selectIsOpen) && wakeLock;
  const playback = useSyncExternalStore(player.subscribe, player.getState, () => noPlayback);
  usePlaybackErrors(player);
  useEffect(() => joinStages(store, player), [store, player]);
  usePage(player, video, unlockOnGesture);
  useEffect(() => {
    if (!video || !media) return;
    const leave = player.show(video, media, !voiceOnly);
    const canvas = held.current;
    return () => {
      if (canvas && !selectIsOver(store.getState())) holdFrame(video, canvas);
      leave();
    };
  }, [player, store, video, media, voiceOnly]);
  useEffect(() => {
    if (isOver && held.current) dropFrame(held.current);
  }, [isOver]);
  useEffect(() => (isAwake ? keepAwake() : undefined), [isAwake]);
  return useMemo(
    () => ({
      playback,
      setVideo,
      video,
      held,
      root,
      unmute: () => player.dispatch({ type: 'gesture' }),
      setSilent: (silent) => setSilent(store, player, silent),
    }),
    [player, playback, store, video, root],
  );
}

function usePage(player: StagePlayer, video: HTMLVideoElement | null, unlockOnGesture: boolean): void {
  useEffect(() => onPageHidden((hidden) => player.dispatch({ type: 'hidden', hidden })), [player]);
  useEffect(() => (video ? primeOnGesture(video) : undefined), [video]);
  useEffect(
    () => (unlockOnGesture ? onPageGesture(() => player.dispatch({ type: 'gesture' })) : undefined),
    [player, unlockOnGesture],
  );
}

/** Reports playback errors to the persona, and dismisses them when the video plays. */
function usePlaybackErrors(player: StagePlayer): void {
  const persona = usePersona();
  useEffect(
    () =>
      player.tell({
        onError: (code, cause) =>
          persona.reportError(playbackError(code, { message: `The persona's <video>: ${code}.`, cause })),
        onRecovered: (code) => {
          const standing = persona.store.getState().error?.code;
          if (code ? standing === code : standing?.startsWith('playback-')) persona.dismissError();
        },
      }),
    [player, persona],
  );
}
