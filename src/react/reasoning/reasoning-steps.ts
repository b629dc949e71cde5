import type { Thought, ToolCall, TranscriptMessage } from '../../core/index.js';
import { redactedJson, type Redaction } from './redaction.js';
import type { ReasoningStep } from './reasoning-turn.js';

/** Redacts each text once, and caches the result as long as the text exists. */
export class ReasoningSteps {
  readonly #redact: Redaction;
  readonly #steps = new WeakMap<Thought | ToolCall, ReasoningStep>();
  readonly #texts = new WeakMap<TranscriptMessage, { readonly text: string | null }>();

  constructor(redact: Redaction) {
    this.#redact = redact;
  }

  ofThought(thought: Thought): ReasoningStep {
    return kept(this.#steps, thought, () => {
      const { id, source, status, startedAt, endedAt } = thought;
      return { kind: 'thought', id, source, status, startedAt, endedAt, text: this.#redact(thought.text) };
    });
  }

  ofCall(call: ToolCall): ReasoningStep {
    return kept(this.#steps, call, () => {
      const { id, source, name, status, startedAt, endedAt } = call;
      return {
        kind: 'tool',
        id,
        source,
        name,
        status,
        startedAt,
        endedAt,
        arguments: redactedJson(call.arguments, this.#redact),
        result: call.result === null ? null : redactedJson(call.result, this.#redact),
      };
    });
  }

  /** Returns the redacted text of a message. For an answer, this is only the heard part. */
  textOf(message: TranscriptMessage): string | null {
    const make = () => ({ text: this.#redact(message.role === 'user' ? message.text : message.heard) });
    return kept(this.#texts, message, make).text;
  }
}

function kept<Key extends object, Value>(values: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
