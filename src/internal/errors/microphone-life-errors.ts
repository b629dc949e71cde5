import { entry } from './error-entry.js';

export const typeInstead = 'You can type instead.';

/** Microphone errors other than a refusal. The errors of a refused microphone are loaded when it is refused. */
export const microphoneLifeErrors = {
  'microphone-silent': entry(
    `The microphone is switched off. ${typeInstead}`,
    'The system or the device mutes it. It works as soon as it is unmuted.',
    'device',
    'microphone',
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
