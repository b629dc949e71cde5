import type { PersonaOptions } from '../../core/index.js';
import type { LabelSource } from '../labels/labels-context.js';

/** The persona speaks the language of its labels, unless `speech.language` says another. */
export function inLanguageOf(labels: LabelSource | null, options: PersonaOptions): PersonaOptions {
  let source = labels;
  while (source && source.overrides?.locale === undefined) source = source.above;
  const language = source?.overrides?.locale;
  return language === undefined ? options : { ...options, speech: { language, ...options.speech } };
}
