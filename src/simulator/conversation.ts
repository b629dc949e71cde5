import { PersonaSpeech, type SpeechText, type TalkFrame } from './persona-speech.js';
import type { ServiceEvent } from './event-lags.js';
import type { SessionBehaviour } from './session-behaviour.js';
import { ThoughtPlayer } from './thought-player.js';
import type { SpokenWord } from './words.js';

export interface ConversationOutlets {
  /** A message of the data channel. */
  channel(messageType: string, data: object): void;
  /** A frame of the signalling socket. */
  signal(actionType: string, payload: unknown): void;
  /** The persona's voice and mouth. */
  word(word: SpokenWord): void;
  hush(): void;
  /** By the simulator's clock, ms; never when the session ends before. */
  wait(ms: number): Promise<void>;
}

/** Who says what in a session: the persona, the user, and Anam's own model in server mode. */
export class Conversation {
  readonly #behaviour: SessionBehaviour;
  readonly #outlets: ConversationOutlets;
  readonly #speech: PersonaSpeech;
  readonly #thoughts: ThoughtPlayer;
  /** The context that the page sent to Anam's model. */
  readonly contexts: string[] = [];

  constructor(behaviour: SessionBehaviour, outlets: ConversationOutlets) {
    this.#behaviour = behaviour;
    this.#outlets = outlets;
    this.#thoughts = new ThoughtPlayer(behaviour, (type, data) => outlets.channel(type, data));
    this.#speech = new PersonaSpeech(behaviour, {
      word: (word) => outlets.word(word),
      hush: () => outlets.hush(),
      text: (text) => this.#speechText('persona', text),
      interrupted: (correlationId) =>
        this.#tell('talk-interrupted', () => outlets.signal('talkinputstreaminterrupted', { correlationId })),
    });
  }

  get talkFrames(): readonly TalkFrame[] {
    return this.#speech.frames;
  }

  talk(frame: Omit<TalkFrame, 'at'>): void {
    this.#speech.talk(frame);
  }

  say(text: string, options?: { readonly external?: boolean }): void {
    this.#speech.say(text, options);
  }

  interrupt(): void {
    this.#thoughts.stop();
    this.#speech.interrupt();
  }

  stop(): void {
    this.#thoughts.stop();
    this.#speech.stop();
  }

  userSpeechStarted(): void {
    const detail = { user_action_correlation_id: this.#behaviour.createId() };
    this.#tell('user-speech-started', () => this.#outlets.channel('userSpeechStarted', detail));
    this.interrupt();
  }

  userSpeechEnded(words: string): void {
    const { createId } = this.#behaviour;
    const detail = { user_action_correlation_id: createId() };
    this.#tell('user-speech-ended', () => this.#outlets.channel('userSpeechEnded', detail));
    if (words.trim() === '') return;
    const messageId = createId();
    this.#speechText('user', {
      messageId,
      index: 0,
      content: words,
      end: true,
      interrupted: false,
      correlationId: '',
    });
    this.respond(words);
  }

  reason(text: string, done: () => void = () => undefined): void {
    this.#thoughts.play(text, done);
  }

  /** Anam's own model answers; in client mode there is none. */
  respond(text: string): void {
    const answer = this.#behaviour.answer?.(text, this.contexts);
    if (!answer) return;
    this.interrupt();
    const say = () => this.say(answer.text);
    if (answer.reasoning) this.reason(answer.reasoning, say);
    else say();
  }

  #speechText(role: 'user' | 'persona', text: SpeechText): void {
    const correlated = text.correlationId !== '' && this.#behaviour.correlate;
    const data = {
      message_id: text.messageId,
      content_index: text.index,
      content: text.content,
      role,
      end_of_speech: text.end,
      interrupted: text.interrupted,
      ...(correlated ? { user_action_correlation_id: text.correlationId } : {}),
    };
    const event = role === 'user' ? 'user-text' : text.end ? 'persona-end' : 'persona-word';
    this.#tell(event, () => this.#outlets.channel('speechText', data));
  }

  /** Tells the page, now or as late as the scenario wants. */
  #tell(event: ServiceEvent, send: () => void): void {
    const ms = this.#behaviour.lagsMs[event] ?? 0;
    if (ms > 0) void this.#outlets.wait(ms).then(send);
    else send();
  }
}
