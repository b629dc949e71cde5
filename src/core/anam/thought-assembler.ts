import type { ThoughtChange } from '../ports/session-port.js';

/** The fields of a `REASONING_STREAM_EVENT_RECEIVED` that count. */
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
  /** The text from before the first received chunk, from a later history event. */
  before: string;
  streamed: string;
  /** Text from the history event that the chunks have not repeated yet; otherwise empty. */
  ahead: string;
  /** Length of the history's entry when it was compared last: its entries only grow, so most need no second look. */
  compared: number;
}

/**
 * Puts the thoughts of one session together from the two reasoning events of the SDK (4.27.0), whichever of them comes
 * first, late, twice or not at all. Chunks are concatenated as they are, as `ReasoningHistoryClient` does (T3), so both
 * lead to the same text. The chunks have no index: one that the service really sends twice cannot be told from a
 * repetition, and stands twice in the SDK's history as well.
 */
export class ThoughtAssembler {
  readonly #assemblies = new Map<string, Assembly>();

  /** `joinedLate`: chunks may have come before anybody listened. Else every chunk gets here. */
  constructor(private readonly joinedLate = false) {}

  chunk({ id, content, endOfThought }: ThoughtChunk): ThoughtChange {
    const assembly = this.#assemblyOf(id);
    assembly.streamed += content;
    assembly.text = textAfterChunk(assembly);
    return { id, text: assembly.text, phase: endOfThought ? 'ended' : 'growing' };
  }

  /** What the history knows better. The array is the SDK's own, which it mutates: nothing of it is kept. */
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
    const assembly: Assembly = { text: '', before: '', streamed: '', ahead: '', compared: 0 };
    this.#assemblies.set(id, assembly);
    return assembly;
  }
}

function textAfterChunk(assembly: Assembly): string {
  const { ahead } = assembly;
  const own = assembly.before + assembly.streamed;
  if (ahead === '') return own;
  // The chunks repeat text from the history event.
  if (ahead.length > own.length && ahead.startsWith(own)) return ahead;
  assembly.ahead = '';
  if (own.startsWith(ahead)) return own;
  // They do not: they go on after it, and what came before them never reached us.
  assembly.before = ahead;
  return ahead + assembly.streamed;
}

/** Whether the history's text replaces ours. */
function learn(assembly: Assembly, content: string, joinedLate: boolean): boolean {
  const { text, streamed } = assembly;
  if (text.startsWith(content)) return false;
  if (!joinedLate && content.startsWith(text)) {
    assembly.ahead = content;
  } else if (joinedLate && content.endsWith(streamed)) {
    // The SDK emits its history in the task of a chunk, so text that is not in our chunks came before them.
    assembly.before = content.slice(0, content.length - streamed.length);
  } else if (content.length > text.length) {
    assembly.before = content;
    assembly.streamed = '';
    assembly.ahead = '';
  } else {
    // Shorter and of another wording: nothing that was shown is taken back.
    return false;
  }
  assembly.text = content;
  return true;
}
