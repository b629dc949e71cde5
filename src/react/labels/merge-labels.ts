import { englishLabels, type PersonaLabelOverrides, type PersonaLabels } from './labels.js';

interface Texts {
  readonly [key: string]: string | Texts | undefined;
}

/** Merges the app's labels over `base`. A plural is replaced as a whole, because its forms differ by language. */
export function mergeLabels(
  overrides: PersonaLabelOverrides | undefined,
  base: PersonaLabels = englishLabels,
): PersonaLabels {
  if (!overrides) return base;
  // The types of both tables match text by text.
  const merged = merge(base as unknown as Texts, overrides) as unknown as PersonaLabels;
  return { ...merged, locale: readable(overrides.locale) ?? base.locale };
}

/** Converts `de_DE`, as translation files write it, to `de-DE`. `Intl` throws for invalid locales. */
function readable(locale = ''): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** Merges the app's labels for one part over its English texts. */
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

/**
 * Whether this is a table and not a plural. Every plural has the form `other`, and no table has a text with that name.
 */
const isTable = (text: Texts[string]): text is Texts => typeof text === 'object' && !('other' in text);
