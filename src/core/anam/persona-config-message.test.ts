import { expect, it } from 'vitest';
import { personaConfigMessage } from './persona-config-message.js';

it('has the shape that Anam documents', () => {
  const update = { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0 } };
  expect(JSON.parse(personaConfigMessage(update))).toEqual({
    message_type: 'persona_config',
    data: { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0 } },
  });
});
