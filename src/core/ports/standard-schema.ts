import type { JsonSchema } from './json-schema.js';

/**
 * The part of Standard Schema v1 (https://standardschema.dev) and its JSON Schema extension that this package uses. It
 * is copied here, as the specification recommends.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly jsonSchema?:
      | { readonly input: (options: { readonly target: string }) => Record<string, unknown> }
      | undefined;
  };
}

type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export function isStandardSchema(value: unknown): value is StandardSchema {
  return (typeof value === 'object' || typeof value === 'function') && value !== null && '~standard' in value;
}

/** Returns the JSON Schema that a library generates from its schema, if it can. */
export function jsonSchemaOf(schema: StandardSchema): JsonSchema | undefined {
  return schema['~standard'].jsonSchema?.input({ target: 'draft-2020-12' });
}
