import { expect, it } from 'vitest';
import * as llm from './index.js';

it('exports exactly the documented names', () => {
  expect(Object.keys(llm).sort()).toEqual([
    'agUi',
    'anthropic',
    'azureOpenAI',
    'contentText',
    'custom',
    'fromOpenAI',
    'gemini',
    'groq',
    'openai',
    'openaiCompatible',
    'openaiResponses',
    'route',
  ]);
});
