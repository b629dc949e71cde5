'use client';

import type { ReactNode } from 'react';
import { chevron, thought } from './icon-paths.js';
import { IconShape } from './IconShape.js';

// Drawn for this package on a 24 × 24 grid, with a stroke width of 2.
const paths = {
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11a7 7 0 0 0 14 0M12 18v3',
  microphoneOff:
    'M3 3l18 18M9 9v2a3 3 0 0 0 4.5 2.6M15 10.5V6a3 3 0 0 0-5.7-1.3M5 11a7 7 0 0 0 11 5.7M19 11a7 7 0 0 1-.6 2.8M12 18v3',
  stop: 'M6.5 6.5h11v11h-11z',
  close: 'M6 6l12 12M18 6L6 18',
  end: 'M2.5 13.5c5-5.3 14-5.3 19 0l-2.6 3.2-4.1-2v-2.6a11 11 0 0 0-5.6 0v2.6l-4.1 2z',
  send: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevron,
  soundOff: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  pictureInPicture: 'M10 19H4V5h16v6M13 14h8v6h-8z',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  fullscreenExit: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  start: 'M8 5.5v13l10.5-6.5z',
  again: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5',
  chat: 'M4 5h16v11H10l-5 4v-4H4z',
  thought,
  alert: 'M12 8v5M12 16.5v.1M12 3.5 2.5 20h19z',
  captions: 'M3 5h18v14H3zM7 12h3M14 12h3M7 15.5h7',
  captionsOff: 'M3 5h18v14H3zM7 15.5h7M3 21 21 3',
  more: 'M4 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0M10.8 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0M17.6 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0',
  up: 'M6 14.5l6-6 6 6',
  textSize: 'M3 18 8.5 5 14 18M5 13.5h7M15 18l3-7 3 7M16 15.5h4',
} as const;

/** An icon that parts share, or the path of a part's own icon. */
export type IconName = keyof typeof paths | `M${string}`;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return <IconShape path={name in paths ? paths[name as keyof typeof paths] : name} />;
}
