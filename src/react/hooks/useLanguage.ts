'use client';

import { useLabels } from '../labels/useLabels.js';

// Not all supported browsers have the text direction in `Intl.Locale`.
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)|-(Arab|Hebr)(-|$)/i;

/** What `useLanguage` returns: `lang` and `dir` for an element around the parts. */
export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * Returns `lang` and `dir` of the labels for the container of the parts. Returns nothing for English, so that a page
 * without labels keeps its own values.
 *
 * @example <div {...useLanguage()}><Stage /><Transcript /></div>
 */
export function useLanguage(): LanguageAttributes {
  return languageOf(useLabels().locale);
}

export function languageOf(locale: string): LanguageAttributes {
  return locale === 'en' ? {} : { lang: locale, dir: rightToLeft.test(locale) ? 'rtl' : 'ltr' };
}
