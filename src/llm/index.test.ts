import { expect, it } from 'vitest';
import * as llm from './index.js';

it('exports what is documented, and nothing else', () => {
  expect(Object.keys(llm).sort()).toEqual([
    'anthropic',
    'azureOpenAI',
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
