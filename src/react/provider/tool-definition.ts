import type { JsonSchema } from '../../core/index.js';
import { isStandardSchema, jsonSchemaOf } from '../../core/ports/standard-schema.js';
import type { AnyPersonaTool } from '../../core/runtime/tools/tool-registry.js';

interface ToolDefinition {
  readonly name: string;
  readonly description: string | undefined;
  readonly jsonSchema: JsonSchema | undefined;
}

/**
 * What the model is told of a tool. A library's schema counts as the JSON Schema that it makes, so that one written
 * inline says the same every time.
 */
export function toolDefinition({
  name,
  description,
  parameters,
  jsonSchema,
}: Omit<AnyPersonaTool, 'execute'>): ToolDefinition {
  const schema: JsonSchema | undefined =
    jsonSchema ?? (isStandardSchema(parameters) ? jsonSchemaOf(parameters) : parameters);
  return { name, description, jsonSchema: schema };
}
