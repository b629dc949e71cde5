import { canonicalJson } from '../../internal/canonical-json.js';
import type { Thought } from '../machine/logs/thought.js';
import type { ToolCall } from '../machine/logs/tool-call.js';

/** Takes out of a text what must not leave the page; `null` hides all of it, and so does a function that throws. */
export type RedactReasoning = (text: string) => string | null;

interface Logs {
  readonly reasoning?: readonly Thought[];
  readonly toolCalls?: readonly ToolCall[];
}

/**
 * What is stored: the thoughts redacted, and without `providerData`, in which a provider repeats them word for word. The
 * arguments and results of tools stay as they are, because the model reads them again.
 */
export function redactStored<Part extends Logs>(part: Part, redact: RedactReasoning): Part {
  return {
    ...part,
    ...(part.reasoning && { reasoning: part.reasoning.map((thought) => redactThought(thought, redact)) }),
    ...(part.toolCalls && { toolCalls: part.toolCalls.map(withoutProviderData) }),
  };
}

/** What is exported: no model reads it again, so what a thought put into a tool call is redacted too. */
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
