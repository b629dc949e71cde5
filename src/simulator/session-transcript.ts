/** One message of a transcript, as Anam's OpenAPI document has it. */
interface TranscriptMessage {
  readonly role: 'user' | 'persona';
  message: string;
  readonly timestamp: string;
  readonly speakingDurationSeconds: number | null;
  wasInterrupted?: boolean;
}

/**
 * What was said in a session, for `GET /v1/sessions/{id}/transcript`. That typed messages are in it, and that a persona's
 * message has the words that were spoken, is an assumption.
 */
export class SessionTranscript {
  readonly #messages: TranscriptMessage[] = [];
  readonly #open = new Map<string, TranscriptMessage>();
  readonly #started = new Date();
  #ended: Date | null = null;

  user(message: string): void {
    this.#messages.push(said('user', message));
  }

  /** A part of what the persona says; `interrupted` is `null` while it goes on. */
  persona(messageId: string, content: string, interrupted: boolean | null): void {
    let open = this.#open.get(messageId);
    if (!open && content === '') return;
    if (!open) {
      open = said('persona', '');
      this.#open.set(messageId, open);
      this.#messages.push(open);
    }
    open.message += content;
    if (interrupted === null) return;
    open.wasInterrupted = interrupted;
    this.#open.delete(messageId);
  }

  end(): void {
    this.#ended ??= new Date();
  }

  /** As Anam returns it. */
  body(sessionId: string): object {
    const [started, ended] = [this.#started, this.#ended];
    return {
      sessionId,
      personaName: 'Simulated persona',
      startTime: started.toISOString(),
      endTime: ended?.toISOString() ?? null,
      durationMs: ended && ended.getTime() - started.getTime(),
      totalMessages: this.#messages.length,
      transcriptsEnabled: true,
      messages: this.#messages,
    };
  }
}

const said = (role: 'user' | 'persona', message: string): TranscriptMessage => ({
  role,
  message,
  timestamp: new Date().toISOString(),
  speakingDurationSeconds: null,
});
