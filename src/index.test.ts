import { expect, it } from 'vitest';
import * as entry from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(entry).toSorted()).toEqual([
    'Announcer',
    'Composer',
    'Controls',
    'EndingNotice',
    'ErrorNotice',
    'LabelsProvider',
    'ModeToggle',
    'PersonaChat',
    'PersonaProvider',
    'Reasoning',
    'ReasoningHistory',
    'ReasoningSettingsProvider',
    'ReasoningTimeline',
    'Stage',
    'ToolCalls',
    'Transcript',
    'useAnamReasoning',
    'usePersona',
    'usePersonaActivity',
    'usePersonaConnection',
    'usePersonaMessages',
    'usePersonaMicrophone',
    'usePersonaMode',
    'usePersonaReasoning',
    'usePersonaSelector',
    'usePersonaSession',
    'usePersonaTimeLeft',
    'usePersonaTimeline',
    'usePersonaTool',
    'usePersonaToolCalls',
    'usePersonaTurn',
    'useReasoningMode',
  ]);
});
