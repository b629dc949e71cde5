import { entry } from './error-entry.js';

const typeInstead = 'You can type instead.';

/** The microphone; none of them ends the session. */
export const microphoneErrors = {
  'microphone-blocked': entry(
    `The microphone is blocked. ${typeInstead}`,
    'The user refused it, now or earlier, or the system keeps it from the browser. Only the user can allow it; it is opened as soon as they do.',
    'permission',
    'microphone',
  ),
  'microphone-policy': entry(
    `This page may not use the microphone. ${typeInstead}`,
    'A permissions policy forbids it: send Permissions-Policy: microphone=(self), and give an iframe allow="microphone; autoplay".',
    'never',
    'type',
  ),
  'microphone-dismissed': entry(
    `The microphone was not allowed. ${typeInstead}`,
    'The prompt was closed without an answer; `persona.requestMicrophone()` asks again.',
    'now',
    'microphone',
  ),
  'microphone-not-found': entry(
    `No microphone was found. ${typeInstead}`,
    'There is no audio input device; one that is plugged in is opened by itself.',
    'device',
    'microphone',
  ),
  'microphone-in-use': entry(
    `Another app is using the microphone. ${typeInstead}`,
    'The device could not be opened.',
    'device',
    'microphone',
  ),
  'microphone-silent': entry(
    `The microphone is switched off. ${typeInstead}`,
    'Muted by the system or the device; heard as soon as that ends.',
    'device',
    'microphone',
  ),
  'microphone-insecure': entry(
    `The microphone needs a secure page. ${typeInstead}`,
    'Only https and localhost have one.',
    'never',
    'type',
  ),
  'microphone-timeout': entry(
    `The microphone was not allowed in time. ${typeInstead}`,
    'The prompt was not answered within `timeouts.microphoneMs`; a later answer still counts.',
    'now',
    'microphone',
  ),
  'microphone-not-connected': entry(
    `The microphone could not be connected. ${typeInstead}`,
    'A microphone can be added at a start only; see `cause`.',
    'new-token',
    'start',
  ),
} as const;
