/** How the sign of a mail address is said, by the first part of a language tag. */
const words: Readonly<Record<string, string>> = {
  ar: 'آت',
  fr: 'arobase',
  es: 'arroba',
  pt: 'arroba',
  ja: 'アットマーク',
  zh: '艾特',
  hi: 'ऐट',
};

/** `at` in languages that have no word of their own. */
export const mailSign = (language: string): string => words[language.slice(0, 2).toLowerCase()] ?? 'at';
