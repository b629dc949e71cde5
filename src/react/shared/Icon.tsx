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
  thought,
  alert: 'M12 8v5M12 16.5v.1M12 3.5 2.5 20h19z',
  tool: 'M20 6.5 16.5 10 14 7.5 17.5 4A5 5 0 0 0 11 10.5L4.5 17A1.8 1.8 0 0 0 7 19.5L13.5 13A5 5 0 0 0 20 6.5Z',
  progress: 'M12 4a8 8 0 1 0 8 8',
  captions: 'M3 5h18v14H3zM7 12h3M14 12h3M7 15.5h7',
  captionsOff: 'M3 5h18v14H3zM7 15.5h7M3 21 21 3',
  more: 'M4 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0M10.8 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0M17.6 12a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0',
  up: 'M6 14.5l6-6 6 6',
  textSize: 'M3 18 8.5 5 14 18M5 13.5h7M15 18l3-7 3 7M16 15.5h4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 16.5v.1',
  keyboard: 'M3 6h18v12H3zM7 10h.1M11 10h.1M15 10h.1M17 14h.1M7 14h7',
  chat: 'M4 5h16v11H10l-5 4v-4H4z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return <IconShape path={paths[name]} />;
}
