/** JSON Schema of an object. */
export type JsonSchema = Readonly<Record<string, unknown>>;
