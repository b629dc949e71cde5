import type { SpeechChunk } from '../core/index.js';

/**
 * Converts transcription segments to speech. An agent may split one answer into several segments. They form one answer
 * until the agent stops speaking, according to `lk.agent.state`, or, if the agent has no state, until a segment ends.
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

  /** Sets `lk.agent.state`: `initializing`, `idle`, `listening`, `thinking` or `speaking`. */
  setAgentState(state: string): void {
    this.#busy = state === 'speaking' || (state === 'thinking' && this.#answer !== null);
    this.#endAnswer();
  }

  /** Adds a final transcript of the user's speech. A duplicate segment counts once. */
  user(segmentId: string, text: string): void {
    if (this.#heard.has(segmentId) || text.trim() === '') return;
    this.#heard.add(segmentId);
    this.beginTurn();
    const messageId = `user::livekit-${(this.#count += 1)}`;
    this.onSpeech({ messageId, role: 'user', content: text.trim(), endOfSpeech: true, interrupted: false });
  }

  /** Starts a new answer: the persona's later speech answers what the user has just said or typed. */
  beginTurn(): void {
    this.#answer = null;
    this.#open.clear();
  }

  /** Adds part of the persona's speech. */
  persona(segmentId: string, delta: string): void {
    if (delta === '') return;
    const known = this.#answers.get(segmentId);
    // This is a further segment of the same answer.
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

  /** Adds only the new text, because the older event repeats the whole segment. */
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
