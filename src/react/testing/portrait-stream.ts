import { useEffect } from 'react';
import { drawFace } from '../../simulator/media/face.js';
import { tintOf } from '../../simulator/media/paint.js';
import type { FixturePersona } from './fixture-persona.js';

export interface PortraitOptions {
  /** @default 'landscape' */
  readonly orientation?: 'landscape' | 'portrait';
  /** Like `media` of the simulator. @default 183 */
  readonly hue?: number;
  /** Whether its mouth is open. @default false */
  readonly speaks?: boolean;
}

/** Gives a live persona a picture, if it has none. */
export function usePortrait(persona: FixturePersona, options?: PortraitOptions): void {
  useEffect(() => {
    const { session, media } = persona.store.getState();
    const isLive = session.status === 'live' || session.status === 'reconnecting';
    if (isLive && media === null) persona.set({ media: portraitStream(options) });
    // Read once, with the persona.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [persona]);
}

/** Returns the simulator's persona as a live stream with a still picture. */
export const portraitStream = (options?: PortraitOptions): MediaStream =>
  portraitCanvas(options).captureStream(5);

/** Returns the same picture as a URL, for a poster. */
export const portraitUrl = (options?: PortraitOptions): string => portraitCanvas(options).toDataURL();

function portraitCanvas({ orientation, hue = 183, speaks = false }: PortraitOptions = {}) {
  const canvas = document.createElement('canvas');
  const [width, height] = orientation === 'portrait' ? [480, 720] : [720, 480];
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  const pose = { time: 0, mouthOpen: speaks ? 0.6 : 0, mouthWide: 0.6, blink: 0, gazeX: 0, brows: 0 };
  if (context) drawFace(context, width, height, pose, tintOf(hue));
  return canvas;
}
