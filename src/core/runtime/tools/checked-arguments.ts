import { isStandardSchema, type StandardSchema } from '../../ports/standard-schema.js';
import { problemWith } from './json-schema-check.js';
import type { AnyPersonaTool } from './tool-registry.js';
import { ToolProblem } from './tool-problem.js';

/** Returns the validated arguments of a call. @throws ToolProblem with a message for the model */
export async function checkedArguments({ parameters }: AnyPersonaTool, text: string): Promise<unknown> {
  const value = parse(text);
  if (isStandardSchema(parameters)) {
    const checked = await checkStandard(parameters, value);
    if ('problem' in checked) throw new ToolProblem(`Invalid arguments: ${checked.problem}`);
    return checked.value;
  }
  const problem = problemWith(value, { type: 'object', ...parameters });
  if (problem) throw new ToolProblem(`Invalid arguments: ${problem}`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolProblem(`Invalid arguments: this is not JSON: ${text.slice(0, 200)}`);
  }
}

/** Returns a message for the model about an invalid value, or the value that the schema outputs. */
async function checkStandard(
  schema: StandardSchema,
  value: unknown,
): Promise<{ readonly value: unknown } | { readonly problem: string }> {
  const result = await schema['~standard'].validate(value);
  if (!result.issues) return { value: result.value };
  const words = result.issues.map(({ message, path }) => {
    const keys = (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
    return keys.length > 0 ? `${keys.join('.')}: ${message}` : message;
  });
  return { problem: words.join('; ') };
}
