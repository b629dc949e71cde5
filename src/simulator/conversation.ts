import { PersonaSpeech, type SpeechText, type TalkFrame } from './persona-speech.js';
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
}

/** Who says what in a session: the persona, the user, and Anam's own model in server mode. */
export class Conversation {
  readonly #behaviour: SessionBehaviour;
  readonly #outlets: ConversationOutlets;
  readonly #speech: PersonaSpeech;
  readonly #thoughts: ThoughtPlayer;
  /** What the page told Anam's model without anybody saying it. */
  readonly contexts: string[] = [];

  constructor(behaviour: SessionBehaviour, outlets: ConversationOutlets) {
    this.#behaviour = behaviour;
    this.#outlets = outlets;
    this.#thoughts = new ThoughtPlayer(behaviour, (type, data) => outlets.channel(type, data));
    this.#speech = new PersonaSpeech(behaviour, {
      word: (word) => outlets.word(word),
      hush: () => outlets.hush(),
      text: (text) => this.#speechText('persona', text),
      interrupted: (correlationId) => outlets.signal('talkinputstreaminterrupted', { correlationId }),
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
    this.#outlets.channel('userSpeechStarted', { user_action_correlation_id: this.#behaviour.createId() });
    this.interrupt();
  }

  userSpeechEnded(words: string): void {
    const { createId } = this.#behaviour;
    this.#outlets.channel('userSpeechEnded', { user_action_correlation_id: createId() });
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
    this.#outlets.channel('speechText', {
      message_id: text.messageId,
      content_index: text.index,
      content: text.content,
      role,
      end_of_speech: text.end,
      interrupted: text.interrupted,
      ...(correlated ? { user_action_correlation_id: text.correlationId } : {}),
    });
  }
}
