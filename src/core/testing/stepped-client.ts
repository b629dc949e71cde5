import { FakeAnamClient } from './fake-anam-client.js';
import type { SteppedEvents } from './stepped-events.js';

interface Speech {
  readonly id: string;
  readonly correlationId?: string;
  over: boolean;
}

/** A client whose service connects, answers and speaks. The test decides when each of its events arrives. */
export class SteppedClient extends FakeAnamClient {
  #channelOpen = false;
  #speech: Speech | null = null;
  #speeches = 0;

  constructor(
    token: string,
    private readonly events: SteppedEvents,
    /** Whether Anam's model answers. */
    private readonly hasModel: boolean,
    /** Whether words that were sent before an interruption still arrive. */
    private readonly isSlow: boolean,
  ) {
    super(token, undefined);
  }

  override stream(input?: unknown): Promise<unknown> {
    const streaming = super.stream(input);
    this.#later('request', () => {
      if (this.stopped > 0) return;
      this.answerSession();
      this.#later('ice', () => this.emit('CONNECTION_ESTABLISHED'));
      this.#later('track', () => this.emit('VIDEO_STREAM_STARTED', { id: 'stream' }));
      this.#later('socket', () => this.emit('SESSION_READY', this.token));
      this.#later('channel', () => {
        this.#channelOpen = true;
        this.emit('DATA_CHANNEL_OPEN');
      });
    });
    return streaming;
  }

  override async stopStreaming(): Promise<void> {
    await super.stopStreaming();
    await new Promise<void>((resolve) => this.#later('close', resolve));
  }

  /** As in the SDK, nothing is sent or reported before the data channel is open (T18). */
  override sendUserMessage(content: string): void {
    if (!this.#channelOpen) return;
    super.sendUserMessage(content);
    if (!this.hasModel) return;
    const speech = this.#begin();
    this.#say(speech, 'You said: ');
    this.#say(speech, content);
    this.#finish(speech);
  }

  override interruptPersona(): void {
    if (!this.#channelOpen) return;
    super.interruptPersona();
    this.#cut();
  }

  override createTalkMessageStream(correlationId: string) {
    const talk = super.createTalkMessageStream(correlationId);
    let speech: Speech | null = null;
    return {
      streamMessageChunk: async (content: string) => {
        await talk.streamMessageChunk(content);
        speech ??= this.#begin(correlationId);
        this.#say(speech, content);
      },
      endMessage: async () => {
        await talk.endMessage();
        if (speech) this.#finish(speech);
        return undefined;
      },
    };
  }

  #later(channel: string, event: () => void): void {
    this.events.push(`${channel} of ${this.token}`, event);
  }

  /** Begins a speech, which interrupts the previous one. */
  #begin(correlationId?: string): Speech {
    this.#cut();
    this.#speeches += 1;
    const id = `${this.token}.${this.#speeches}`;
    this.#speech = { id, over: false, ...(correlationId !== undefined && { correlationId }) };
    return this.#speech;
  }

  #say(speech: Speech, content: string): void {
    this.#later('channel', () => {
      if (!speech.over || this.isSlow) this.#tell(speech, content, {});
    });
  }

  #finish(speech: Speech): void {
    this.#later('channel', () => {
      if (speech.over) return;
      speech.over = true;
      this.#tell(speech, '', { endOfSpeech: true });
    });
  }

  #cut(): void {
    const speech = this.#speech;
    if (!speech || speech.over) return;
    speech.over = true;
    const { correlationId } = speech;
    if (correlationId !== undefined) this.#later('socket', () => this.interruptTalk(correlationId));
    this.#later('channel', () => this.#tell(speech, '', { endOfSpeech: true, interrupted: true }));
  }

  #tell(
    { id, correlationId }: Speech,
    content: string,
    more: { endOfSpeech?: boolean; interrupted?: boolean },
  ) {
    this.personaSpoke(id, content, { ...more, ...(correlationId !== undefined && { correlationId }) });
  }
}
