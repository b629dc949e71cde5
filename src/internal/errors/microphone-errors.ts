import { entry } from './error-entry.js';

const typeInstead = 'You can type instead.';

/** Microphone errors. None of them ends the session. */
export const microphoneErrors = {
  'microphone-blocked': entry(
    `The microphone is blocked. ${typeInstead}`,
    'The user blocked it, now or earlier, or the operating system blocks it for the browser. Only the user can allow it; then it opens automatically.',
    'permission',
    'microphone',
  ),
  'microphone-policy': entry(
    `This page may not use the microphone. ${typeInstead}`,
    'A permissions policy blocks it. Send `Permissions-Policy: microphone=(self)`, and set allow="microphone; autoplay" on an iframe.',
    'never',
    'type',
  ),
  'microphone-dismissed': entry(
    `The microphone was not allowed. ${typeInstead}`,
    'The user closed the prompt without a choice. `persona.requestMicrophone()` asks again.',
    'now',
    'microphone',
  ),
  'microphone-not-found': entry(
    `No microphone was found. ${typeInstead}`,
    'There is no audio input device. When one is plugged in, it opens automatically.',
    'device',
    'microphone',
  ),
  'microphone-in-use': entry(
    `Another app is using the microphone. ${typeInstead}`,
    'The browser could not open the device.',
    'device',
    'microphone',
  ),
  'microphone-silent': entry(
    `The microphone is switched off. ${typeInstead}`,
    'The system or the device mutes it. It works as soon as it is unmuted.',
    'device',
    'microphone',
  ),
  'microphone-insecure': entry(
    `The microphone needs a secure page. ${typeInstead}`,
    'Browsers allow the microphone only on https and localhost.',
    'never',
    'type',
  ),
  'microphone-timeout': entry(
    `The microphone was not allowed in time. ${typeInstead}`,
    'The user did not respond to the prompt within `timeouts.microphoneMs`. A later response still counts.',
    'now',
    'microphone',
  ),
  'microphone-not-connected': entry(
    `The microphone could not be connected. ${typeInstead}`,
    'With this SDK, a microphone can be added only when a session starts; see `cause`.',
    'new-token',
    'start',
  ),
} as const;
