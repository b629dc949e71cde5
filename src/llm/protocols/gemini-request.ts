import { contentText } from '../content-text.js';
import { isObject } from '../json.js';
import type { LlmMessage, LlmTool, LlmToolCall } from '../llm-adapter.js';
import { alternatingTurns, argumentsObject } from './alternating-turns.js';
import type { SignedTexts } from './gemini-signed-texts.js';
import { hasFiles, ownMessages } from './history.js';
import type { RichContent } from './rich-content.js';

/**
 * Stored with a call. Gemini requires the unchanged signature of its thoughts with the call, and its own id with the
 * call and the result. Vertex and older models send no id and reject one.
 */
export interface GeminiCallData {
  readonly id?: string;
  readonly thoughtSignature?: string;
}

/** @param signed adds the signatures of the texts that this adapter received */
export function contentsOf(
  messages: readonly LlmMessage[],
  rich?: RichContent,
  signed?: SignedTexts,
): object[] {
  const ids = new Map<string, string>();
  const own = ownMessages(messages, rich);
  // An answer was signed before its images moved to the user's next message and were replaced by a note in its text.
  const received = rich ? ownMessages(messages, undefined) : own;
  return alternatingTurns(own, (message) => {
    const at = own.indexOf(message);
    const isSame = received.length === own.length && received[at]?.content === message.content;
    const parts = isSame ? (signed?.find(received, at) ?? piecesOf(received[at])) : undefined;
    return parts ? [...parts, ...callsOf(message, ids)] : partsOf(message, ids, rich);
  }).map(({ isModel, blocks }) => ({ role: isModel ? 'model' : 'user', parts: blocks }));
}

export const functionDeclaration = ({ name, description, parameters }: LlmTool): object => ({
  name,
  ...(description !== undefined && { description }),
  parametersJsonSchema: parameters,
});

/** `ids` maps the ids of the conversation to Gemini's own. */
function partsOf(message: LlmMessage, ids: Map<string, string>, rich: RichContent | undefined): object[] {
  if (message.role === 'system') return [];
  if (message.role === 'tool') {
    const { toolCallId, toolName: name, content, isError } = message;
    const id = ids.get(toolCallId);
    const response = isError ? { error: content } : { result: content };
    return [{ functionResponse: { ...(id !== undefined && { id }), name, response } }];
  }
  const said = contentText(message.content);
  const text =
    rich && hasFiles(message.content) ? rich.gemini(message.content) : said === '' ? [] : [{ text: said }];
  return [...text, ...callsOf(message, ids)];
}

/** The signed pieces of an answer that another process or adapter received. */
function piecesOf(message: LlmMessage | undefined): object[] | undefined {
  if (message?.role !== 'assistant' || !message.textPieces) return undefined;
  const { textPieces, content } = message;
  if (textPieces.map(({ text }) => text).join('') !== content) return undefined;
  return textPieces.map(({ text, providerData }) => ({ text, ...signatureOf(providerData) }));
}

function signatureOf(providerData: unknown): { readonly thoughtSignature?: string } {
  const { thoughtSignature } = isObject(providerData) ? providerData : {};
  return typeof thoughtSignature === 'string' ? { thoughtSignature } : {};
}

const callsOf = (message: LlmMessage, ids: Map<string, string>): object[] =>
  message.role === 'assistant' ? (message.toolCalls ?? []).map((call) => functionCall(call, ids)) : [];

/** The stored data is sent back only with the same call. Data from another provider is ignored. */
function functionCall({ id, name, arguments: text, providerData }: LlmToolCall, ids: Map<string, string>) {
  const { id: own } = isObject(providerData) ? providerData : {};
  // Some endpoints repeat ids, so a result belongs to the last call before it.
  if (typeof own === 'string') ids.set(id, own);
  else ids.delete(id);
  return {
    functionCall: { ...(typeof own === 'string' && { id: own }), name, args: argumentsObject(text) },
    ...signatureOf(providerData),
  };
}
