import { englishLabels, type PersonaLabelOverrides, type PersonaLabels } from './labels.js';

type Table = Readonly<Record<string, unknown>>;

/** The English texts with those of the app over them. A plural is replaced whole: languages differ in their forms. */
export function mergeLabels(overrides: PersonaLabelOverrides | undefined): PersonaLabels {
  if (!overrides) return englishLabels;
  const { ended, activity, errors, ...rest } = overrides;
  return {
    ...englishLabels,
    ...rest,
    ended: { ...englishLabels.ended, ...ended },
    activity: { ...englishLabels.activity, ...activity },
    errors: { ...errors },
  };
}

/** Whether two tables say the same, so that one written inline is not taken for a new one at every render. */
export function sameLabels(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameLabels(a[key], b[key]));
}

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;
