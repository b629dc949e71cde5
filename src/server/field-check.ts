/** Returns a sentence that says what is wrong with a value and includes its path, or `null`. */
export type FieldCheck = (value: unknown, path: string) => string | null;

export type FieldTable = Readonly<Record<string, FieldCheck>>;

/* @__NO_SIDE_EFFECTS__ */
const rule =
  (holds: (value: unknown) => boolean, what: string): FieldCheck =>
  (value, path) =>
    holds(value) ? null : `\`${path}\` must be ${what}.`;

/* @__NO_SIDE_EFFECTS__ */
export const filledText = (maxLength = Infinity) =>
  rule(
    (value) => typeof value === 'string' && value.trim() !== '' && value.length <= maxLength,
    `a string that is not empty${maxLength === Infinity ? '' : `, of ${maxLength} characters at most`}`,
  );

/* @__NO_SIDE_EFFECTS__ */
export const matching = (pattern: RegExp, what: string) =>
  rule((value) => typeof value === 'string' && pattern.test(value), what);

/* @__NO_SIDE_EFFECTS__ */
export const flag = () => rule((value) => typeof value === 'boolean', 'true or false');

/* @__NO_SIDE_EFFECTS__ */
export const numberFrom = (min: number, max: number) =>
  rule(
    (value) => typeof value === 'number' && value >= min && value <= max,
    `a number from ${min} to ${max}`,
  );

/* @__NO_SIDE_EFFECTS__ */
export const positive = () =>
  rule((value) => Number.isFinite(value) && (value as number) > 0, 'a positive number');

/* @__NO_SIDE_EFFECTS__ */
export const wholeNumber = () =>
  rule((value) => Number.isSafeInteger(value) && (value as number) > 0, 'a positive whole number');

/* @__NO_SIDE_EFFECTS__ */
export const oneOf = (...values: readonly string[]) =>
  rule((value) => values.includes(value as string), `one of ${values.map((one) => `"${one}"`).join(', ')}`);

/* @__NO_SIDE_EFFECTS__ */
export const orNull =
  (check: FieldCheck): FieldCheck =>
  (value, path) =>
    value === null ? null : check(value, path);

export const object = rule(isObject, 'an object');

/* @__NO_SIDE_EFFECTS__ */
export const listOf =
  (check: FieldCheck): FieldCheck =>
  (value, path) => {
    if (!Array.isArray(value)) return `\`${path}\` must be a list.`;
    return firstOf(value.map((item: unknown, index) => check(item, `${path}[${index}]`)));
  };

/** Checks that an object has only fields that are in the table, with valid values. `undefined` counts as missing. */
/* @__NO_SIDE_EFFECTS__ */
export const fields =
  (table: FieldTable): FieldCheck =>
  (value, path) => {
    if (!isObject(value)) return object(value, path);
    return firstOf(
      Object.entries(value).map(([name, field]) => {
        if (field === undefined) return null;
        // Only own properties; otherwise every table would contain `__proto__` and `constructor`.
        const check = Object.hasOwn(table, name) ? table[name] : undefined;
        return check ? check(field, `${path}.${name}`) : unknownField(table, path, name);
      }),
    );
  };

function unknownField(table: FieldTable, path: string, name: string): string {
  return `\`${path}.${name.slice(0, 60)}\` is not known. Known fields: ${Object.keys(table).join(', ')}.`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const firstOf = (problems: readonly (string | null)[]) =>
  problems.find((problem) => problem !== null) ?? null;
