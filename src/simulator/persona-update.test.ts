import { expect, it } from 'vitest';
import { readPersonaUpdate } from './persona-update.js';

it.each([
  [{ voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0 } }, { silenceBeforeSkipTurnSeconds: 0 }],
  [
    { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: 7200 } },
    { silenceBeforeSessionEndSeconds: 7200 },
  ],
  [{ languageCode: 'de', voiceGenerationOptions: { speed: 1 } }, {}],
  [{}, {}],
  [undefined, {}],
])('takes %j', (data, changes) => {
  expect(readPersonaUpdate(data)).toEqual({ changes });
});

it.each<object>([
  { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 901 } },
  { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: -1 } },
  { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: '0' } },
  { voiceDetectionOptions: { silence: 0, silenceBeforeSkipTurnSeconds: 0 } },
  { voiceDetectionOptions: { constructor: 1 } },
  { maxSessionLengthSeconds: 60 },
])('refuses %j whole', (data) => {
  expect(readPersonaUpdate(data)).toEqual({ refused: expect.any(String) as string });
});
