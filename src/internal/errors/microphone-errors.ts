import { entry } from './error-entry.js';
import { microphoneLifeErrors, typeInstead } from './microphone-life-errors.js';

/** Microphone errors. None of them ends the session. */
export const microphoneErrors = {
  'microphone-blocked': entry(
    `The microphone is blocked. ${typeInstead}`,
    'The user or the operating system blocked it. Only the user can allow it; then it opens automatically.',
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
  'microphone-silent': microphoneLifeErrors['microphone-silent'],
  'microphone-insecure': entry(
    `The microphone needs a secure page. ${typeInstead}`,
    'Browsers allow the microphone only on https and localhost.',
    'never',
    'type',
  ),
  'microphone-timeout': microphoneLifeErrors['microphone-timeout'],
  'microphone-not-connected': microphoneLifeErrors['microphone-not-connected'],
} as const;
