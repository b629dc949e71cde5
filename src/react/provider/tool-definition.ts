import type { JsonSchema, PersonaTool, StandardSchema } from '../../core/index.js';
import { isStandardSchema, jsonSchemaOf } from '../../core/ports/standard-schema.js';

interface ToolDefinition {
  readonly name: string;
  readonly description: string | undefined;
  readonly jsonSchema: JsonSchema | undefined;
}

/** What a tool says of itself, whatever its arguments are. */
type DescribedTool = Pick<PersonaTool, 'name' | 'description' | 'jsonSchema'> & {
  readonly parameters: JsonSchema | StandardSchema | undefined;
};

/**
 * What the model is told of a tool. A library's schema counts as the JSON Schema that it makes, so that one written
 * inline says the same every time.
 */
export function toolDefinition({ name, description, parameters, jsonSchema }: DescribedTool): ToolDefinition {
  const schema: JsonSchema | undefined =
    jsonSchema ?? (isStandardSchema(parameters) ? jsonSchemaOf(parameters) : parameters);
  return { name, description, jsonSchema: schema };
}
