import type { JsonObject } from '../read-json-body.js';
import { chatMessages } from './chat-messages.js';
import { chatSettings } from './chat-settings.js';
import { chatToolChoice, chatTools } from './chat-tools.js';
import type { FormRequest, ReasoningPlace } from './endpoint-form.js';
import type { EndpointRoute } from './endpoint-route.js';
import { invalidField, isGiven, objectField, textField, unknownValue } from './request-fields.js';

/**
 * Reads a Chat Completions request in the format of OpenAI, Azure or Groq. Unknown fields are ignored.
 * @throws FormRefusal for a known field with a value that the providers reject
 */
export function chatRequest(body: JsonObject, route: EndpointRoute): FormRequest {
  const { model, stream } = body;
  const tools = chatTools(body);
  const toolChoice = chatToolChoice(body, tools);
  const showUsage = wantsUsage(body['stream_options']);
  return {
    request: {
      messages: chatMessages(body['messages']),
      ...chatSettings(body),
      ...(tools && { tools }),
      ...(toolChoice !== undefined && { toolChoice }),
      reportUsage: true,
    },
    // In Azure's classic path, the deployment selects the model.
    model: route.model ?? (isGiven(model) ? textField(model, 'model') : undefined),
    stream: isGiven(stream) && booleanField(stream, 'stream'),
    showUsage,
    reasoning: reasoningPlace(body),
  };
}

function booleanField(value: unknown, param: string): boolean {
  if (typeof value === 'boolean') return value;
  throw invalidField(param, `Invalid type for '${param}': expected a boolean.`);
}

const wantsUsage = (options: unknown): boolean =>
  isGiven(options) && objectField(options, 'stream_options')['include_usage'] === true;

const formats = ['parsed', 'raw', 'hidden'] as const;

/** Reads Groq's two fields. Without them, reasoning goes into its own field, because Anam reads it there. */
function reasoningPlace({
  reasoning_format: format,
  include_reasoning: include,
}: JsonObject): ReasoningPlace {
  if (isGiven(format)) {
    const known = formats.find((name) => name === format);
    if (known === undefined) throw unknownValue('reasoning_format', format, formats);
    if (isGiven(include))
      throw invalidField(
        'include_reasoning',
        'cannot specify both `include_reasoning` and `reasoning_format`',
      );
    return known === 'raw' ? 'inline' : known === 'hidden' ? 'hidden' : 'field';
  }
  return isGiven(include) && !booleanField(include, 'include_reasoning') ? 'hidden' : 'field';
}
