import type { LlmFinishReason, LlmPart, LlmToolCall } from '../llm-adapter.js';
import { describeErrorInfo, type DescribedErrorInfo } from '../describe-error-info.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { PartDecoder } from '../part-stream.js';
import { loadRich } from '../rich/load-rich.js';
import { loadTextReader } from '../written/written-text.js';

export interface JoinedParts {
  text: string;
  reasoning: string;
  refusal?: string;
  toolCalls?: Pick<LlmToolCall, 'id' | 'name' | 'arguments'>[];
  finish: LlmFinishReason[];
  fault?: LlmErrorInfo['code'];
}

/** Joins consecutive deltas. The result must not depend on how the bytes were split. */
export function joinParts(parts: readonly LlmPart[], fault?: LlmErrorInfo): JoinedParts {
  const code = fault && describeErrorInfo(fault).code;
  const joined: JoinedParts = { text: '', reasoning: '', finish: [], ...(code && { fault: code }) };
  for (const part of parts) {
    if (part.type === 'text-delta') joined.text += part.text;
    else if (part.type === 'reasoning-delta') joined.reasoning += part.text;
    else if (part.type === 'refusal-delta') joined.refusal = (joined.refusal ?? '') + part.text;
    else if (part.type === 'tool-call' && !part.providerExecuted)
      (joined.toolCalls ??= []).push({ id: part.id, name: part.name, arguments: part.arguments });
    else if (part.type === 'finish') joined.finish.push(part.reason);
  }
  return joined;
}

// Codec tests are synchronous, so the code that is loaded on demand is loaded in advance.
await Promise.all([loadTextReader(), loadRich()]);

/** Feeds a body to a decoder in the given pieces, as a connection would. */
export function decodePieces(
  decoder: PartDecoder<string>,
  pieces: readonly Uint8Array[],
): { parts: LlmPart[]; fault?: LlmErrorInfo } {
  const text = new TextDecoder();
  const parts: LlmPart[] = [];
  for (const piece of pieces) {
    parts.push(...decoder.push(text.decode(piece, { stream: true })));
    if (decoder.done) break;
  }
  if (!decoder.done) parts.push(...decoder.push(text.decode()));
  const end = decoder.end(false);
  parts.push(...end.parts);
  return { parts, ...(end.fault && { fault: end.fault }) };
}

/** Returns the error in a body, with its message and details. */
export function describedErrorInfo(
  decoder: PartDecoder<string>,
  body: string,
): DescribedErrorInfo | undefined {
  const { fault } = decodePieces(decoder, [new TextEncoder().encode(body)]);
  return fault && describeErrorInfo(fault);
}

export function piecesOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}
