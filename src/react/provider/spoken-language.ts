import type { PersonaOptions } from '../../core/index.js';
import type { LabelSource } from '../labels/labels-context.js';

/** Returns the language that the persona speaks: `speech.language`, or the language of the labels. */
export function inLanguageOf(labels: LabelSource | null, options: PersonaOptions): PersonaOptions {
  let source = labels;
  while (source && source.overrides?.locale === undefined) source = source.above;
  const language = source?.overrides?.locale;
  return language === undefined ? options : { ...options, speech: { language, ...options.speech } };
}
