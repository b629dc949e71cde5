import { isStandardSchema, jsonSchemaOf } from '../core/ports/standard-schema.js';
import type { JsonSchema } from '../core/ports/json-schema.js';
import { toolErrors } from '../internal/errors/tool-errors.js';
import { errorFactory, type PersonaError } from '../internal/persona-error.js';
import type { TokenTool } from '../internal/token-tool.js';
import type { ToolDeclaration } from './tool-definition.js';

const toolError = errorFactory(toolErrors);

// Anam's OpenAPI document, August 2026: POST /v1/auth/session-token and POST /v1/tools.
const MAX_DESCRIPTION = 1_024;
const MAX_PARAMETER_BYTES = 10_000;
const MAX_SECONDS = 600;

/** The page's default; see `PersonaTool`. */
const TIMEOUT_MS = 60_000;
/** Anam's time limit includes the time in which the user decides. */
const APPROVAL_SECONDS = 120;

/**
 * Returns the tool in the form that a session token contains.
 *
 * ASSUMPTION: Anam documents `awaitResult` and `toolTimeoutSeconds` only in the `config` of a stored tool, next to
 * `parameters`. In a token, `parameters` is a member of the tool itself, so the other two are assumed to be members
 * too. Without them, Anam would not wait for the result, or would wait for only 10 seconds. Only this function depends
 * on the assumption.
 *
 * @throws PersonaError `config-tool`
 */
export function tokenToolOf(tool: ToolDeclaration<never>): TokenTool {
  const { name, description } = tool;
  checkName(name);
  if (description !== undefined && !(description.length <= MAX_DESCRIPTION))
    throw invalid(
      name,
      `its description has ${description.length} characters. Anam accepts ${MAX_DESCRIPTION}.`,
    );
  return {
    type: 'client',
    name,
    ...(description && { description }),
    parameters: checkedParameters(tool),
    awaitResult: true,
    toolTimeoutSeconds: secondsOf(tool),
  };
}

function checkName(name: unknown): void {
  if (typeof name === 'string' && /^[\w-]{1,64}$/.test(name)) return;
  const reason =
    typeof name === 'string' && name.includes('.')
      ? ' Anam accepts a dot, but OpenAI and other model APIs do not, so the tool would not work in client mode.'
      : '';
  const message = `${JSON.stringify(name)} is not a valid tool name. Use at most 64 letters, digits, _ and -.${reason}`;
  throw toolError('config-tool', { message });
}

function checkedParameters(tool: ToolDeclaration<never>): JsonSchema {
  const { name } = tool;
  const schema = schemaOf(tool);
  const text = JSON.stringify(schema);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > MAX_PARAMETER_BYTES) {
    throw invalid(
      name,
      `its parameters have ${bytes} bytes as JSON. Anam accepts ${MAX_PARAMETER_BYTES} in a token. Shorten them, or store the tool with Anam and use \`toolIds\`.`,
    );
  }
  return schema;
}

function schemaOf({ name, parameters, jsonSchema }: ToolDeclaration<never>): JsonSchema {
  if (!isStandardSchema(parameters) || jsonSchema) {
    const given = jsonSchema ?? parameters ?? { type: 'object', properties: {} };
    if (typeof given === 'object' && !Array.isArray(given)) return given as JsonSchema;
    throw invalid(name, 'its parameters must be a JSON Schema object, or a schema of a schema library.');
  }
  try {
    const schema = jsonSchemaOf(parameters);
    if (schema) return schema;
  } catch (cause) {
    throw invalid(name, 'its schema cannot be converted to JSON Schema. Also pass `jsonSchema`.', cause);
  }
  throw invalid(name, 'the library of its schema cannot generate JSON Schema. Also pass `jsonSchema`.');
}

function secondsOf({ name, timeoutMs = TIMEOUT_MS, needsApproval }: ToolDeclaration<never>): number {
  const seconds = Math.ceil(timeoutMs / 1000);
  if (!(seconds >= 1 && seconds <= MAX_SECONDS)) {
    throw invalid(
      name,
      `its \`timeoutMs\` must be more than 0 and at most ${MAX_SECONDS * 1000}, the limit of Anam.`,
    );
  }
  return needsApproval ? Math.max(seconds, APPROVAL_SECONDS) : seconds;
}

const invalid = (name: string, what: string, cause?: unknown): PersonaError =>
  toolError('config-tool', { message: `The tool "${name}" cannot be in a session token: ${what}`, cause });
