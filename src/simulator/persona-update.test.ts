import { expect, it } from 'vitest';
import { readPersonaUpdate } from './persona-update.js';

it.each([
  [
    { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0 } },
    { 'voiceDetectionOptions.silenceBeforeSkipTurnSeconds': 0 },
    { silenceBeforeSkipTurnSeconds: 0 },
  ],
  [
    { languageCode: 'de', voiceGenerationOptions: { speed: 1 } },
    { languageCode: 'de', 'voiceGenerationOptions.speed': 1 },
    {},
  ],
  [{}, {}, {}],
  [undefined, {}, {}],
])('takes %j', (data, changes, detection) => {
  expect(readPersonaUpdate(data)).toEqual({ changes, detection });
});

it.each<object>([
  { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 901 } },
  { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: -1 } },
  { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: '0' } },
  { voiceDetectionOptions: { silence: 0, silenceBeforeSkipTurnSeconds: 0 } },
  { voiceDetectionOptions: { constructor: 1 } },
  { maxSessionLengthSeconds: 60 },
  { languageCode: 'German' },
  { voiceGenerationOptions: { speed: 3 } },
  { voiceGenerationOptions: { pitch: 1 } },
])('refuses %j whole', (data) => {
  expect(readPersonaUpdate(data)).toEqual({ refused: expect.any(String) as string });
});
