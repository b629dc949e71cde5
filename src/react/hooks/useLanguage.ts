'use client';

import { useLabels } from '../labels/useLabels.js';

// `Intl.Locale` can tell the direction, but not in every browser that we run in.
const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(-|$)|-(Arab|Hebr)(-|$)/i;

/** What `useLanguage` returns: `lang` and `dir` for an element around the parts. */
export interface LanguageAttributes {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/**
 * Returns `lang` and `dir` of the labels, for the element around the parts; nothing for English, so that a page that
 * has set no labels keeps its own.
 *
 * @example <div {...useLanguage()}><Stage /><Transcript /></div>
 */
export function useLanguage(): LanguageAttributes {
  return languageOf(useLabels().locale);
}

export function languageOf(locale: string): LanguageAttributes {
  return locale === 'en' ? {} : { lang: locale, dir: rightToLeft.test(locale) ? 'rtl' : 'ltr' };
}
