/** One text for each plural form of the language, by the names of `Intl.PluralRules`; `other` is always there. */
export type PluralLabel = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
