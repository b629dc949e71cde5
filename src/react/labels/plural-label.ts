/** One text for each plural form of the language, named as in `Intl.PluralRules`. `other` is required. */
export type PluralLabel = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
