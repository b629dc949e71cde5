import type { JsonSchema, PersonaTool, StandardSchema } from '../../core/index.js';
import { isStandardSchema, jsonSchemaOf } from '../../core/ports/standard-schema.js';

interface ToolDefinition {
  readonly name: string;
  readonly description: string | undefined;
  readonly jsonSchema: JsonSchema | undefined;
}

/** The description of a tool, without its argument type. */
type DescribedTool = Pick<PersonaTool, 'name' | 'description' | 'jsonSchema'> & {
  readonly parameters: JsonSchema | StandardSchema | undefined;
};

/**
 * Returns the description of a tool for the model. A library's schema is compared by its JSON Schema, so that an inline
 * schema does not count as changed.
 */
export function toolDefinition({ name, description, parameters, jsonSchema }: DescribedTool): ToolDefinition {
  const schema: JsonSchema | undefined =
    jsonSchema ?? (isStandardSchema(parameters) ? jsonSchemaOf(parameters) : parameters);
  return { name, description, jsonSchema: schema };
}
