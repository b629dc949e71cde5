import type { EngineMessage, EngineTool, ModelRequest } from './engine-message.js';
import type { Endpoint } from './registered-llm.js';

interface Content {
  readonly role: 'user' | 'model';
  readonly parts: object[];
}

/** Returns the body of `POST …:streamGenerateContent` (Gemini's API reference). */
export function geminiBody(llm: Endpoint, { system, messages, tools, maxTokens }: ModelRequest): object {
  const limit = maxTokens ?? llm.maxTokens;
  return {
    ...(system !== '' && { systemInstruction: { parts: [{ text: system }] } }),
    contents: joined(messages.map(geminiContent)),
    generationConfig: {
      ...(llm.temperature !== undefined && { temperature: llm.temperature }),
      ...(limit !== undefined && { maxOutputTokens: limit }),
    },
    ...(tools.length > 0 && { tools: [{ functionDeclarations: tools.map(declaration) }] }),
  };
}

function geminiContent(message: EngineMessage): Content {
  switch (message.role) {
    case 'user':
      return { role: 'user', parts: [{ text: message.text }] };
    case 'tool':
      return {
        role: 'user',
        parts: [{ functionResponse: { name: message.name, response: { result: message.content } } }],
      };
    case 'persona':
      return {
        role: 'model',
        parts: [
          ...(message.text === '' ? [] : [{ text: message.text }]),
          ...message.calls.map(({ name, arguments: args, signature }) => ({
            functionCall: { name, args: parsed(args) },
            ...(signature !== undefined && { thoughtSignature: signature }),
          })),
        ],
      };
    default:
      return message satisfies never;
  }
}

/** Merges consecutive contents of the same role, because user and model must alternate. */
function joined(contents: readonly Content[]): Content[] {
  const turns: Content[] = [];
  for (const { role, parts } of contents) {
    const last = turns.at(-1);
    if (last?.role === role) last.parts.push(...parts);
    else turns.push({ role, parts: [...parts] });
  }
  return turns;
}

const declaration = ({ name, description, parameters }: EngineTool) => ({
  name,
  ...(description !== undefined && { description }),
  parameters,
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json === '' ? '{}' : json);
  } catch {
    return {};
  }
}
