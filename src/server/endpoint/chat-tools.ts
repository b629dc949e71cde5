import type { LlmTool, LlmToolCall, LlmToolChoice } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import {
  invalidField,
  isGiven,
  isRecord,
  listField,
  objectField,
  textField,
  unknownValue,
} from './request-fields.js';

const NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Returns the functions in `tools`, and those in the older `functions`. Other kinds are a provider's own tools and are
 * ignored.
 */
export function chatTools({ tools, functions }: JsonObject): readonly LlmTool[] | undefined {
  const list = isGiven(tools) ? listField(tools, 'tools') : [];
  const found = list.flatMap((item, at) => {
    const param = `tools[${at}]`;
    const { type = 'function', function: body } = objectField(item, param);
    return type === 'function' ? [toolOf(body, `${param}.function`)] : [];
  });
  const older = isGiven(functions) ? listField(functions, 'functions') : [];
  const all = [...found, ...older.map((item, at) => toolOf(item, `functions[${at}]`))];
  return all.length > 0 ? all : undefined;
}

function toolOf(value: unknown, param: string): LlmTool {
  const { name, description, parameters } = objectField(value, param);
  return {
    name: nameField(name, `${param}.name`),
    ...(isGiven(description) && { description: textField(description, `${param}.description`) }),
    parameters: isGiven(parameters)
      ? objectField(parameters, `${param}.parameters`)
      : { type: 'object', properties: {} },
  };
}

function nameField(value: unknown, param: string): string {
  const name = textField(value, param);
  if (NAME.test(name)) return name;
  throw invalidField(
    param,
    `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]{1,64}$'.`,
  );
}

const choices = ['none', 'auto', 'required'] as const;

/** Returns `undefined` if the choice names provider tools, or if there are no tools. */
export function chatToolChoice(
  { tool_choice: choice, function_call: older }: JsonObject,
  tools: readonly LlmTool[] | undefined,
): LlmToolChoice | undefined {
  const value = isGiven(choice) ? choice : older;
  if (!isGiven(value)) return undefined;
  if (typeof value === 'string') {
    const known = choices.find((name) => name === value);
    if (known === undefined) throw unknownValue('tool_choice', value, choices);
    return tools && known;
  }
  const { function: named, name } = objectField(value, 'tool_choice');
  if (!isGiven(named) && !isGiven(name)) return undefined;
  const toolName = textField(isRecord(named) ? named['name'] : name, 'tool_choice.function.name');
  if (!tools?.some((tool) => tool.name === toolName))
    throw invalidField(
      'tool_choice',
      `Tool choice '${toolName.slice(0, 64)}' not found in 'tools' parameter.`,
    );
  return { toolName };
}

/** Reads the calls in an assistant message from the history. */
export function chatCalls(value: unknown, param: string): LlmToolCall[] {
  if (!isGiven(value)) return [];
  return listField(value, param).map((item, at) => {
    const where = `${param}[${at}]`;
    const { id, function: body, extra_content: extra } = objectField(item, where);
    const { name, arguments: text } = objectField(body, `${where}.function`);
    return {
      id: textField(id, `${where}.id`),
      name: textField(name, `${where}.function.name`),
      arguments: isGiven(text) ? textField(text, `${where}.function.arguments`) : '{}',
      // Gemini's Chat Completions API puts a thought's signature here.
      ...(isRecord(extra) && { providerData: { extra_content: extra } }),
    };
  });
}
