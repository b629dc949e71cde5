/** The word for `@` in a mail address, by the first part of a language tag. */
const words: Readonly<Record<string, string>> = {
  ar: 'آت',
  fr: 'arobase',
  es: 'arroba',
  pt: 'arroba',
  ja: 'アットマーク',
  zh: '艾特',
  hi: 'ऐट',
};

/** Returns the word for `@`: `at` in languages that are not listed. */
export const mailSign = (language: string): string => words[language.slice(0, 2).toLowerCase()] ?? 'at';
