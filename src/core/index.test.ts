import { expect, it } from 'vitest';
import * as core from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(core).toSorted()).toEqual([
    'PersonaError',
    'anamReasoning',
    'builtInLlms',
    'conversationOf',
    'createPersona',
    'exportConversation',
    'keepConversation',
    'latencyExcess',
    'logItems',
    'openMicrophone',
    'personaError',
    'responseTimeMs',
    'selectActivity',
    'spokenText',
    'turnSteps',
    'turnWork',
  ]);
});
