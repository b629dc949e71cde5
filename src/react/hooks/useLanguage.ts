'use client';

import { useLabels } from '../labels/useLabels.js';

// `Intl.Locale` can tell the direction, but not in every browser that we run in.
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)|-(Arab|Hebr)(-|$)/i;

export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * `lang` and `dir` of the labels, for the box around parts; nothing for English, so that a page that has set no labels
 * keeps its own.
 *
 * @example <div {...useLanguage()}><Stage /><Transcript /></div>
 */
export function useLanguage(): LanguageAttributes {
  return languageOf(useLabels().locale);
}

export function languageOf(locale: string): LanguageAttributes {
  return locale === 'en' ? {} : { lang: locale, dir: rightToLeft.test(locale) ? 'rtl' : 'ltr' };
}
