import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The part of the document that the tests read. */
export interface OpenApiSchema {
  readonly $ref?: string;
  readonly oneOf?: readonly OpenApiSchema[];
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly items?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly required?: readonly string[];
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
}

interface Operation {
  readonly requestBody: {
    readonly content: { readonly 'application/json': { readonly schema: OpenApiSchema } };
  };
}

/**
 * Reads Anam's public OpenAPI document, which is not part of this repository. `ANAM_OPENAPI` names its file; otherwise
 * it is `shared/anam-openapi.json` in a parent folder. Returns `null` if there is none.
 */
export function readAnamOpenApi(): OpenApi | null {
  const file = process.env['ANAM_OPENAPI'] ?? findAbove(dirname(fileURLToPath(import.meta.url)));
  return file === null ? null : (JSON.parse(readFileSync(file, 'utf8')) as OpenApi);
}

function findAbove(folder: string): string | null {
  const file = join(folder, 'shared', 'anam-openapi.json');
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? null : findAbove(dirname(folder));
}

/** Returns the schema of an operation's JSON body. */
export const requestSchema = ({ paths }: OpenApi, path: string, method: string): OpenApiSchema =>
  paths[path]?.[method]?.requestBody.content['application/json'].schema ?? {};

/** Returns the alternatives of a schema, with references resolved. */
export function alternativesOf(api: OpenApi, schema: OpenApiSchema = {}): readonly OpenApiSchema[] {
  const { $ref, oneOf, ...own } = schema;
  const referred = $ref === undefined ? undefined : api.components.schemas[$ref.split('/').at(-1) ?? ''];
  if (referred) return alternativesOf(api, referred);
  // An alternative may extend the schema next to it.
  if (oneOf) return oneOf.flatMap((one) => alternativesOf(api, { ...own, ...one }));
  return [own];
}
