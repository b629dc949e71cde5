import { expect, it } from 'vitest';
import * as llm from './index.js';

it('exports exactly the documented names', () => {
  expect(Object.keys(llm).sort()).toEqual([
    'agUi',
    'aiSdk',
    'anthropic',
    'azureOpenAI',
    'contentText',
    'cueInstructions',
    'custom',
    'fromAiSdk',
    'fromOpenAI',
    'gemini',
    'groq',
    'openai',
    'openaiCompatible',
    'openaiResponses',
    'route',
    'textStream',
  ]);
});
