import { englishLabels, type PersonaLabelOverrides, type PersonaLabels } from './labels.js';

interface Texts {
  readonly [key: string]: string | Texts | undefined;
}

/** The texts of the provider above, else the English ones, with those of the app over them. A plural is replaced whole: languages differ in their forms. */
export function mergeLabels(
  overrides: PersonaLabelOverrides | undefined,
  base: PersonaLabels = englishLabels,
): PersonaLabels {
  if (!overrides) return base;
  // What the types of both say, text by text.
  const merged = merge(base as unknown as Texts, overrides) as unknown as PersonaLabels;
  return { ...merged, locale: readable(overrides.locale) ?? base.locale };
}

/** `de_DE`, as translation files write it, is `de-DE` for `Intl`, which throws at what it cannot read. */
function readable(locale = ''): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** The same for the texts of one part. */
export function mergePartLabels<Table extends object>(overrides: object | undefined, base: Table): Table {
  return overrides ? (merge(base as unknown as Texts, overrides as Texts) as unknown as Table) : base;
}

function merge(base: Texts, over: Texts): Texts {
  const merged: Record<string, Texts[string]> = { ...base };
  for (const [key, text] of Object.entries(over)) {
    const under = base[key];
    if (text === undefined) continue;
    merged[key] = isTable(under) && isTable(text) ? merge(under, text) : text;
  }
  return merged;
}

/** `other` is the form that every plural has, and no table has a text of that name. */
const isTable = (text: Texts[string]): text is Texts => typeof text === 'object' && !('other' in text);
