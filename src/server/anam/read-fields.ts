/** Reads a value in a response; returns `undefined` if it does not have the expected type. */
export type Reader<T> = (value: unknown) => T | undefined;

type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
export const number: Reader<number> = (value) => (typeof value === 'number' ? value : undefined);
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
export const object: Reader<JsonObject> = (value) => (isObject(value) ? value : undefined);

/* @__NO_SIDE_EFFECTS__ */
export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : read(value);

/** Reads a list without the items that cannot be read. */
/* @__NO_SIDE_EFFECTS__ */
export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? value.map(read).filter((item) => item !== undefined) : undefined;

/** One reader for each field of `T`. */
export type Readers<T> = { readonly [Name in keyof T]-?: Reader<Exclude<T[Name], undefined>> };

/**
 * Reads only the fields of the table, so that a field with a secret is never returned. A field with an unexpected type
 * is left out, or gets its value from `defaults`.
 * @param needed without this field, the object cannot be read
 */
/* @__NO_SIDE_EFFECTS__ */
export const record =
  <T extends object>(table: Readers<T>, needed: keyof T & string, defaults: Partial<T> = {}): Reader<T> =>
  (value) => {
    if (!isObject(value)) return undefined;
    const entries = Object.entries<Reader<unknown>>(table).flatMap(([name, read]) => {
      const field = Object.hasOwn(value, name) ? read(value[name]) : undefined;
      return field === undefined ? [] : [[name, field] as const];
    });
    const found = { ...defaults, ...Object.fromEntries(entries) } as T;
    return found[needed] === undefined ? undefined : found;
  };
