import { entry } from './error-entry.js';

/** Playback errors, which `Stage` reports. */
export const playbackErrors = {
  'playback-blocked': entry(
    'Tap the picture to start it.',
    'The browser does not play the video even muted. Causes: low power mode, a data saver, or an iframe without allow="autoplay".',
    'now',
  ),
  'playback-failed': entry(
    'The picture could not be shown. Start again.',
    'The `<video>` failed; `cause` is its error. Usual cause: the browser lacks a codec.',
    'new-token',
    'start',
  ),
  'playback-no-picture': entry(
    'The picture is missing. You can continue by voice.',
    'No frame was shown within 10 s. Usual cause: a firewall.',
    'new-token',
    'start',
  ),
} as const;

export type PlaybackErrorCode = keyof typeof playbackErrors;
