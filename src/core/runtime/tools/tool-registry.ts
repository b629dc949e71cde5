import { configErrors } from '../../../internal/errors/config-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { LlmTool } from '../../../llm/llm-adapter.js';
import type { JsonSchema } from '../../ports/json-schema.js';
import type { PersonaTool } from '../../ports/persona-tool.js';
import { isStandardSchema, jsonSchemaOf, type StandardSchema } from '../../ports/standard-schema.js';

const configError = errorFactory(configErrors);
const noArguments: JsonSchema = { type: 'object', properties: {} };

/** A tool with arguments of any type. They are validated before it is called. */
export type AnyPersonaTool = Omit<PersonaTool<never>, 'parameters'> & {
  readonly parameters?: JsonSchema | StandardSchema | undefined;
};

/** The registered tools. If a name is registered twice, the later tool is used. */
export class ToolRegistry {
  readonly #tools: { readonly tool: AnyPersonaTool; readonly definition: LlmTool }[] = [];
  readonly #onAdd: (name: string) => void;

  constructor(onAdd: (name: string) => void) {
    this.#onAdd = onAdd;
  }

  /**
   * Registers a tool. @returns a function that removes this tool, but not another one with the same name
   * @throws PersonaError `config-tool`
   */
  register(tool: AnyPersonaTool): () => void {
    const entry = { tool, definition: definitionOf(tool) };
    this.#tools.push(entry);
    this.#onAdd(tool.name);
    return () => {
      const at = this.#tools.indexOf(entry);
      if (at >= 0) this.#tools.splice(at, 1);
    };
  }

  find(name: string): AnyPersonaTool | undefined {
    return this.#tools.findLast((entry) => entry.tool.name === name)?.tool;
  }

  /** The tool definitions for a model. */
  get definitions(): LlmTool[] {
    return [...new Map(this.#tools.map(({ definition }) => [definition.name, definition])).values()];
  }
}

/** A browser timer supports only delays below this one, in ms. */
const TIMER_LIMIT_MS = 2 ** 31;

function definitionOf(tool: AnyPersonaTool): LlmTool {
  const { name, description, parameters, jsonSchema, execute, timeoutMs } = tool;
  if (!/^[\w-]{1,64}$/.test(name)) {
    const message = `"${name}" is not a valid tool name. Use at most 64 letters, digits, _ and -.`;
    throw configError('config-tool', { message });
  }
  if (typeof execute !== 'function')
    throw configError('config-tool', { message: `The tool "${name}" has no \`execute\`.` });
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs < TIMER_LIMIT_MS))
    throw configError('config-tool', {
      message: `\`timeoutMs\` of the tool "${name}" is not a valid time limit.`,
    });
  const schema = jsonSchema ?? (isStandardSchema(parameters) ? jsonSchemaOf(parameters) : parameters);
  if (parameters && !schema) {
    const message = `The schema of the tool "${name}" has no JSON Schema. Pass \`jsonSchema\`.`;
    throw configError('config-tool', { message });
  }
  return { name, ...(description === undefined ? {} : { description }), parameters: schema ?? noArguments };
}
