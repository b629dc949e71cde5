import { entry } from './error-entry.js';

/** Errors from changing settings during a session. */
export const updateErrors = {
  'update-refused': entry(
    'This setting could not be changed.',
    'Anam refused the update; `data.detail` has its words. Usual causes: a value out of range, or a field that the provider of the voice does not have.',
    'never',
  ),
  'update-unsupported': entry(
    'This setting cannot be changed during a conversation.',
    'Only sessions of Anam have updates. In a LiveKit room and with an ElevenLabs agent, the agent has these settings.',
    'never',
  ),
} as const;
