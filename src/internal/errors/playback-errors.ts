import { entry } from './error-entry.js';

/** Of the picture and voice in the page; `Stage` raises them. */
export const playbackErrors = {
  'playback-blocked': entry(
    'Tap the picture to start it.',
    'The browser refuses to play even without sound: low power mode, a data saver, or an iframe without allow="autoplay".',
    'now',
  ),
  'playback-failed': entry(
    'The picture could not be shown. Start again.',
    'The <video> failed; `cause` is its error. A codec that this browser lacks is the usual cause.',
    'new-token',
    'start',
  ),
  'playback-no-picture': entry(
    'The picture does not arrive. You can go on by voice.',
    'No frame was shown within 10 s: a firewall may let only some of the media through.',
    'new-token',
    'start',
  ),
} as const;

export type PlaybackErrorCode = keyof typeof playbackErrors;
