import { canonicalJson } from '../../internal/canonical-json.js';
import type { Thought } from '../machine/logs/thought.js';
import type { ToolCall } from '../machine/logs/tool-call.js';

/** Removes private text; `null`, or a function that throws, hides the whole text. */
export type RedactReasoning = (text: string) => string | null;

interface Logs {
  readonly reasoning?: readonly Thought[];
  readonly toolCalls?: readonly ToolCall[];
}

/**
 * Redacts thoughts for the storage and removes `providerData`, because it can repeat them. Arguments and results of tools
 * are unchanged, because the model needs them again.
 */
export function redactStored<Part extends Logs>(part: Part, redact: RedactReasoning): Part {
  return {
    ...part,
    ...(part.reasoning && { reasoning: part.reasoning.map((thought) => redactThought(thought, redact)) }),
    ...(part.toolCalls && { toolCalls: part.toolCalls.map(withoutProviderData) }),
  };
}

/** Redacts for an export. No model reads it again, so arguments and results of tools are redacted too. */
export function redactExported<Part extends Required<Logs>>(part: Part, redact: RedactReasoning): Part {
  const stored = redactStored(part, redact);
  const toolCalls = stored.toolCalls.map((call) => ({
    ...call,
    arguments: redacted(canonicalJson(call.arguments), redact),
    result: call.result === null ? null : redacted(canonicalJson(call.result), redact),
  }));
  return { ...stored, toolCalls };
}

const redactThought = (thought: Thought, redact: RedactReasoning): Thought => ({
  ...thought,
  text: redacted(thought.text, redact),
});

export function withoutProviderData(call: ToolCall): ToolCall {
  const { providerData, ...rest } = call;
  return providerData === undefined ? call : rest;
}

function redacted(text: string, redact: RedactReasoning): string {
  try {
    const left: unknown = redact(text);
    return typeof left === 'string' ? left : '';
  } catch {
    return '';
  }
}
