import { expect, it } from 'vitest';
import type { PersonaOptions } from '../../core/index.js';
import { inLanguageOf } from './spoken-language.js';

const options = { session: '/token', llm: { server: { llmId: 'a' } } } satisfies PersonaOptions;
const german = { overrides: { locale: 'de' }, above: null };

it('takes the language of the nearest labels that have one', () => {
  expect(inLanguageOf(german, options).speech).toEqual({ language: 'de' });
  expect(inLanguageOf({ overrides: { you: 'Me' }, above: german }, options).speech?.language).toBe('de');
  expect(inLanguageOf({ overrides: undefined, above: null }, options)).toBe(options);
  expect(inLanguageOf(null, options)).toBe(options);
});

it('leaves the language that the app has set', () => {
  const speech = { language: 'fr', codePhrase: 'Code.' };
  expect(inLanguageOf(german, { ...options, speech }).speech).toEqual(speech);
});
