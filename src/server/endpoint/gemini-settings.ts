import type { LlmResponseFormat, LlmSettings, LlmTool, LlmToolChoice } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import { stopsOf } from './chat-settings.js';
import { fieldOf } from './gemini-fields.js';
import { jsonSchemaOf } from './json-schema.js';
import {
  integerField,
  invalidField,
  isGiven,
  isRecord,
  listField,
  numberField,
  objectField,
  textField,
  unknownValue,
} from './request-fields.js';

const MOST_STOPS = 5;
const CONFIG = 'generation_config';

export const generationConfig = (body: JsonObject): JsonObject => {
  const config = fieldOf(body, 'generationConfig');
  return isGiven(config) ? objectField(config, CONFIG) : {};
};

export function geminiSettings(config: JsonObject): LlmSettings {
  const candidates = integerField(fieldOf(config, 'candidateCount'), `${CONFIG}.candidate_count`, 1);
  if (candidates !== undefined && candidates > 1)
    throw invalidField(`${CONFIG}.candidate_count`, 'Multiple candidates is not enabled for this model');
  const all: LlmSettings = {
    maxOutputTokens: integerField(fieldOf(config, 'maxOutputTokens'), `${CONFIG}.max_output_tokens`, 1),
    temperature: numberField(fieldOf(config, 'temperature'), `${CONFIG}.temperature`, 2),
    topP: numberField(fieldOf(config, 'topP'), `${CONFIG}.top_p`, 1),
    stop: stopsOf(fieldOf(config, 'stopSequences'), `${CONFIG}.stop_sequences`, MOST_STOPS),
    seed: integerField(fieldOf(config, 'seed'), `${CONFIG}.seed`),
    responseFormat: formatOf(config),
    reasoningEffort: effortOf(config),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function formatOf(config: JsonObject): LlmResponseFormat | undefined {
  if (fieldOf(config, 'responseMimeType') !== 'application/json') return undefined;
  const schema = fieldOf(config, 'responseJsonSchema') ?? fieldOf(config, 'responseSchema');
  if (!isGiven(schema)) return { type: 'json' };
  return {
    type: 'json-schema',
    name: 'answer',
    schema: jsonSchemaOf(objectField(schema, `${CONFIG}.response_schema`)),
  };
}

const thinking = (config: JsonObject): JsonObject => {
  const found = fieldOf(config, 'thinkingConfig');
  return isGiven(found) ? objectField(found, `${CONFIG}.thinking_config`) : {};
};

/** Whether the request asks for thoughts. Google sends them only on request. */
export const showsThoughts = (config: JsonObject): boolean =>
  fieldOf(thinking(config), 'includeThoughts') === true;

/** Returns the reasoning effort. Other providers have levels too; of the budgets, only 0 has an equivalent. */
function effortOf(config: JsonObject): string | undefined {
  const level = fieldOf(thinking(config), 'thinkingLevel');
  if (isGiven(level)) return textField(level, `${CONFIG}.thinking_config.thinking_level`).toLowerCase();
  return fieldOf(thinking(config), 'thinkingBudget') === 0 ? 'none' : undefined;
}

/** Returns the functions in `tools`. Google's own tools (search, code) are ignored. */
export function geminiTools(value: unknown): readonly LlmTool[] | undefined {
  if (!isGiven(value)) return undefined;
  const list = isRecord(value) ? [value] : listField(value, 'tools');
  const tools = list.flatMap((item, at) => {
    const found = fieldOf(objectField(item, `tools[${at}]`), 'functionDeclarations');
    const param = `tools[${at}].function_declarations`;
    return isGiven(found)
      ? listField(found, param).map((tool, index) => toolOf(tool, `${param}[${index}]`))
      : [];
  });
  return tools.length > 0 ? tools : undefined;
}

function toolOf(value: unknown, param: string): LlmTool {
  const tool = objectField(value, param);
  const { description, parameters } = tool;
  const schema = fieldOf(tool, 'parametersJsonSchema') ?? parameters;
  const name = textField(tool['name'], `${param}.name`);
  if (!/^[a-zA-Z_][\w.:-]{0,127}$/.test(name))
    throw invalidField(
      `${param}.name`,
      'Invalid function name. Must start with a letter or an underscore and be at most 128 characters.',
    );
  return {
    name,
    ...(isGiven(description) && { description: textField(description, `${param}.description`) }),
    parameters: isGiven(schema)
      ? jsonSchemaOf(objectField(schema, `${param}.parameters`))
      : { type: 'object', properties: {} },
  };
}

const modes = ['AUTO', 'ANY', 'NONE', 'VALIDATED', 'MODE_UNSPECIFIED'] as const;

export function geminiToolChoice(value: unknown): LlmToolChoice | undefined {
  if (!isGiven(value)) return undefined;
  const calling = fieldOf(objectField(value, 'tool_config'), 'functionCallingConfig');
  if (!isGiven(calling)) return undefined;
  const param = 'tool_config.function_calling_config';
  const { mode = 'AUTO', ...config } = objectField(calling, param);
  const known = modes.find((name) => name === String(mode).toUpperCase());
  if (known === undefined) throw unknownValue(`${param}.mode`, mode, modes);
  const names = fieldOf(config, 'allowedFunctionNames');
  const [only, other] = isGiven(names) ? listField(names, `${param}.allowed_function_names`) : [];
  if (known === 'NONE') return 'none';
  if (known !== 'ANY') return 'auto';
  return typeof only === 'string' && other === undefined ? { toolName: only } : 'required';
}
