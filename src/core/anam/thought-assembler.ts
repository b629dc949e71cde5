import type { ThoughtChange } from '../ports/session-port.js';

/** The fields of a `REASONING_STREAM_EVENT_RECEIVED` event that are read here. */
export interface ThoughtChunk {
  readonly id: string;
  readonly content: string;
  readonly endOfThought: boolean;
}

/** One entry of a `REASONING_HISTORY_UPDATED`. */
export interface ThoughtRecord {
  readonly id: string;
  readonly content: string;
}

interface Assembly {
  text: string;
  /** Text that precedes the first received chunk, taken from a later history event. */
  before: string;
  streamed: string;
  /** Text from the history event that the chunks have not repeated yet, or `''`. */
  ahead: string;
  /**
   * The length of the history entry at the last comparison. Entries only grow, so an entry of the same length needs no
   * second comparison.
   */
  compared: number;
  /**
   * Whether chunks and history had the same text before the last history entry. If so, only the lengths are compared.
   */
  inStep: boolean;
}

/**
 * Assembles the thoughts of one session from the SDK's two reasoning events (4.27.0), which may arrive in either order,
 * late, twice or not at all. Chunks are concatenated unchanged, as in `ReasoningHistoryClient` (T3), so both lead to
 * the same text. Chunks have no index: an intended repetition cannot be distinguished from a duplicate, and appears
 * twice in the SDK's history as well.
 */
export class ThoughtAssembler {
  readonly #assemblies = new Map<string, Assembly>();

  /** `joinedLate`: chunks may have arrived before the first listener. Otherwise every chunk is received. */
  constructor(private readonly joinedLate = false) {}

  chunk({ id, content, endOfThought }: ThoughtChunk): ThoughtChange {
    const assembly = this.#assemblyOf(id);
    assembly.streamed += content;
    assembly.text = textAfterChunk(assembly, content);
    return { id, text: assembly.text, phase: endOfThought ? 'ended' : 'growing' };
  }

  /**
   * Adds the text that the history contains and the chunks lack. The array belongs to the SDK, which mutates it, so it
   * is not stored.
   */
  history(records: readonly ThoughtRecord[]): ThoughtChange[] {
    const changes: ThoughtChange[] = [];
    for (const { id, content } of records) {
      const assembly = this.#assemblyOf(id);
      if (content.length === assembly.compared) continue;
      assembly.compared = content.length;
      if (learn(assembly, content, this.joinedLate)) changes.push({ id, text: content, phase: 'known' });
    }
    return changes;
  }

  #assemblyOf(id: string): Assembly {
    const known = this.#assemblies.get(id);
    if (known) return known;
    const assembly: Assembly = { text: '', before: '', streamed: '', ahead: '', compared: 0, inStep: false };
    this.#assemblies.set(id, assembly);
    return assembly;
  }
}

function textAfterChunk(assembly: Assembly, chunk: string): string {
  const { ahead, inStep } = assembly;
  const own = assembly.before + assembly.streamed;
  assembly.inStep = false;
  if (ahead === '') return own;
  assembly.inStep = ahead.length === own.length && (inStep || own === ahead);
  if (assembly.inStep) {
    assembly.ahead = '';
    return own;
  }
  // The chunks repeat text from the history event. All chunks before this one were already compared.
  if (ahead.length > own.length && ahead.startsWith(chunk, own.length - chunk.length)) return ahead;
  assembly.ahead = '';
  if (own.startsWith(ahead)) return own;
  // The chunks continue after the history text, so the earlier chunks were never received.
  assembly.before = ahead;
  return ahead + assembly.streamed;
}

/** Applies the history's text if it is longer than ours. @returns whether it replaced ours */
function learn(assembly: Assembly, content: string, joinedLate: boolean): boolean {
  const { text, streamed } = assembly;
  // Text that was already shown is not removed. Text of the same length consists of the same chunks: comparing it after
  // each chunk would take quadratic time.
  if (content.length <= text.length) return false;
  if (!joinedLate && (assembly.inStep || content.startsWith(text))) {
    assembly.ahead = content;
  } else if (joinedLate && content.endsWith(streamed)) {
    // The SDK emits its history in the same task as a chunk, so text that is missing from our chunks came before them.
    assembly.before = content.slice(0, content.length - streamed.length);
  } else {
    assembly.before = content;
    assembly.streamed = '';
    assembly.ahead = '';
    assembly.inStep = false;
  }
  assembly.text = content;
  return true;
}
