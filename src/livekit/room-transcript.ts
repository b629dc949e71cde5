import type { SpeechChunk } from '../core/index.js';

/**
 * Converts segments of a transcription to turns of speech. An agent may split one answer into several segments. They
 * form one answer until the agent stops speaking, according to `lk.agent.state`, or until a segment ends if it has no
 * state.
 */
export class RoomTranscript {
  #count = 0;
  #answer: string | null = null;
  #busy = false;
  /** The answer of each segment. A late segment stays with its own answer. */
  readonly #answers = new Map<string, string>();
  readonly #lengths = new Map<string, number>();
  readonly #open = new Set<string>();
  readonly #heard = new Set<string>();

  constructor(private readonly onSpeech: (speech: SpeechChunk) => void) {}

  /** `lk.agent.state`: `initializing`, `idle`, `listening`, `thinking` or `speaking`. */
  setAgentState(state: string): void {
    this.#busy = state === 'speaking' || (state === 'thinking' && this.#answer !== null);
    this.#endAnswer();
  }

  /** The final transcripts of the user. A duplicate segment counts once. */
  user(segmentId: string, text: string): void {
    if (this.#heard.has(segmentId) || text.trim() === '') return;
    this.#heard.add(segmentId);
    this.beginTurn();
    const messageId = `user::livekit-${(this.#count += 1)}`;
    this.onSpeech({ messageId, role: 'user', content: text.trim(), endOfSpeech: true, interrupted: false });
  }

  /** Starts a new answer: later speech of the persona answers what the user has just said or typed. */
  beginTurn(): void {
    this.#answer = null;
    this.#open.clear();
  }

  /** Adds speech of the persona. */
  persona(segmentId: string, delta: string): void {
    if (delta === '') return;
    const known = this.#answers.get(segmentId);
    // A further segment of the answer.
    const joined = known === undefined && this.#answer !== null ? ` ${delta}` : delta;
    const id = known ?? (this.#answer ??= `persona::livekit-${(this.#count += 1)}`);
    this.#answers.set(segmentId, id);
    this.#lengths.set(segmentId, (this.#lengths.get(segmentId) ?? 0) + delta.length);
    if (id === this.#answer) this.#open.add(segmentId);
    this.onSpeech({
      messageId: id,
      role: 'persona',
      content: joined,
      endOfSpeech: false,
      interrupted: false,
    });
  }

  /** The older event repeats the whole segment; only new text is passed on. */
  personaWhole(segmentId: string, text: string): void {
    this.persona(segmentId, text.slice(this.#lengths.get(segmentId) ?? 0));
  }

  /** Ends a segment. */
  endSegment(segmentId: string): void {
    if (this.#open.delete(segmentId)) this.#endAnswer();
  }

  #endAnswer(): void {
    const id = this.#answer;
    if (id === null || this.#busy || this.#open.size > 0) return;
    this.#answer = null;
    this.onSpeech({ messageId: id, role: 'persona', content: '', endOfSpeech: true, interrupted: false });
  }
}
