'use client';

import { useEffect, useState } from 'react';
import type { PersonaMediaStream } from '../../../core/index.js';
import { playWithSound, type Playback } from './play-with-sound.js';

export interface PlaybackControl {
  /** How the stream plays; `none` while there is none, or before the browser has answered. */
  readonly playback: Playback | 'none';
  /** The `<video>` to play in; `null` when it goes away. */
  readonly setVideo: (video: HTMLVideoElement | null) => void;
  readonly video: HTMLVideoElement | null;
  /** Tries again with sound; from a click, so that the browser allows it. */
  readonly unmute: () => void;
}

/** Keeps the persona's stream in a `<video>` and tells what the browser makes of it. */
export function usePlayback(media: PersonaMediaStream | null): PlaybackControl {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [outcome, setOutcome] = useState<{ media: PersonaMediaStream; playback: Playback } | null>(null);
  useEffect(() => {
    if (!video || !media) return;
    return showMedia(video, media, (playback) => setOutcome({ media, playback }));
  }, [video, media]);
  const unmute = () => {
    if (!video || !media) return;
    void playWithSound(video).then((playback) => setOutcome({ media, playback }));
  };
  // An answer about an earlier stream says nothing about this one.
  const playback = outcome && outcome.media === media ? outcome.playback : 'none';
  return { playback, setVideo, video, unmute };
}

function showMedia(
  video: HTMLVideoElement,
  media: PersonaMediaStream,
  onPlayback: (playback: Playback) => void,
): () => void {
  let shown = true;
  video.srcObject = media;
  void playWithSound(video).then((playback) => {
    if (shown) onPlayback(playback);
  });
  return () => {
    shown = false;
    video.srcObject = null;
  };
}
