import type { JsonObject } from '../read-json-body.js';
import type { FormRequest } from './endpoint-form.js';
import type { EndpointRoute } from './endpoint-route.js';
import { geminiMessages, partsOf } from './gemini-contents.js';
import { fieldOf } from './gemini-fields.js';
import {
  generationConfig,
  geminiSettings,
  geminiToolChoice,
  geminiTools,
  showsThoughts,
} from './gemini-settings.js';
import { isGiven, objectField, textField } from './request-fields.js';

/**
 * Reads a `generateContent` request. Unknown fields are ignored.
 * @throws FormRefusal for a known field with a value that Google rejects
 */
export function geminiRequest(body: JsonObject, route: EndpointRoute): FormRequest {
  const config = generationConfig(body);
  const tools = geminiTools(body['tools']);
  const toolChoice = tools && geminiToolChoice(fieldOf(body, 'toolConfig'));
  const system = systemOf(fieldOf(body, 'systemInstruction'));
  const messages = geminiMessages(body['contents']);
  const named = body['model'];
  return {
    request: {
      messages: system === '' ? messages : [{ role: 'system', content: system }, ...messages],
      ...geminiSettings(config),
      ...(tools && { tools }),
      ...(toolChoice !== undefined && { toolChoice }),
      reportUsage: true,
    },
    model: route.model ?? (isGiven(named) ? textField(named, 'model') : undefined),
    stream: route.streams !== false,
    showUsage: true,
    reasoning: showsThoughts(config) ? 'field' : 'hidden',
  };
}

function systemOf(value: unknown): string {
  if (!isGiven(value)) return '';
  if (typeof value === 'string') return value;
  const { parts } = objectField(value, 'system_instruction');
  return partsOf(parts, 'system_instruction.parts')
    .flatMap(({ text }, at) => (isGiven(text) ? textField(text, `system_instruction.parts[${at}].text`) : []))
    .join('\n');
}
