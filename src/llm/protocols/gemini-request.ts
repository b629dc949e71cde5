import { isObject, parseJson } from '../json.js';
import type { LlmMessage, LlmTool, LlmToolCall } from '../llm-adapter.js';

interface Content {
  readonly role: 'user' | 'model';
  readonly parts: object[];
}

/** The system prompt and the system messages, which have no place among the contents. */
export function systemInstruction(
  messages: readonly LlmMessage[],
  systemPrompt: string | (() => string) | undefined,
): object | undefined {
  const prompt = typeof systemPrompt === 'function' ? systemPrompt() : systemPrompt;
  const texts = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const text = [prompt, ...texts].filter(Boolean).join('\n\n');
  return text === '' ? undefined : { parts: [{ text }] };
}

/** Turns that alternate, as Gemini wants them. Results of tools are the user's. */
export function contentsOf(messages: readonly LlmMessage[]): readonly Content[] {
  const contents: Content[] = [];
  for (const message of messages) {
    const parts = partsOf(message);
    if (parts.length === 0) continue;
    const role = message.role === 'assistant' ? 'model' : 'user';
    const previous = contents.at(-1);
    if (previous?.role === role) previous.parts.push(...parts);
    else contents.push({ role, parts });
  }
  return contents;
}

export const functionDeclaration = ({ name, description, parameters }: LlmTool): object => ({
  name,
  ...(description !== undefined && { description }),
  parametersJsonSchema: parameters,
});

function partsOf(message: LlmMessage): object[] {
  if (message.role === 'system') return [];
  if (message.role === 'tool') {
    const { toolName, content, isError } = message;
    return [
      { functionResponse: { name: toolName, response: isError ? { error: content } : { result: content } } },
    ];
  }
  const text = message.content === '' ? [] : [{ text: message.content }];
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return [...text, ...calls.map(functionCall)];
}

/** A signature goes back with the very call that it came with; one of another provider is none. */
function functionCall({ name, arguments: text, providerData }: LlmToolCall): object {
  const args = text.trim() === '' ? {} : parseJson(text);
  const signature = isObject(providerData) ? providerData['thoughtSignature'] : undefined;
  return {
    functionCall: { name, args: isObject(args) && !Array.isArray(args) ? args : { invalid_arguments: text } },
    ...(typeof signature === 'string' && { thoughtSignature: signature }),
  };
}
