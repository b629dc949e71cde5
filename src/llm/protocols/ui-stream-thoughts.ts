import type { JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { SignedThought } from './ai-sdk-call-data.js';
import { checkLimit } from './answer-limits.js';

/** Passes thoughts on, and stores signed thoughts for the next call. */
export class UiStreamThoughts {
  #thoughts = new Map<unknown, { text: string; providerMetadata?: unknown }>();
  #size = 0;

  /** Reads `reasoning-start`, `-delta` or `-end`. */
  read({ id, delta, providerMetadata }: JsonObject, parts: LlmPart[]): void {
    const text = typeof delta === 'string' ? delta : '';
    if (text !== '') parts.push({ type: 'reasoning-delta', text });
    this.#size += text.length;
    // Too large to be sent back. The provider may then refuse the next step.
    if (checkLimit('signature', this.#size)) return;
    const thought = this.#thoughts.get(id) ?? { text: '' };
    thought.text += text;
    if (providerMetadata) thought.providerMetadata = providerMetadata;
    this.#thoughts.set(id, thought);
  }

  /** The thoughts since the last call. */
  take(): SignedThought[] {
    const thoughts = [...this.#thoughts.values()];
    this.#thoughts = new Map();
    return thoughts.flatMap(({ text, providerMetadata }) =>
      providerMetadata ? [{ text, providerMetadata }] : [],
    );
  }
}
