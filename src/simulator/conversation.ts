import type { ServiceEvent } from './event-lags.js';
import { lateModel, type LateModel } from './late-model.js';
import { PersonaSpeech, type SayOptions, type SpeechText, type TalkFrame } from './persona-speech.js';
import type { SessionModel } from './llm/endpoint-model.js';
import type { SessionBehaviour } from './session-behaviour.js';
import type { SessionRecord } from './session-record.js';
import { ThoughtPlayer } from './thought-player.js';
import type { ToolAnswer, ToolCallOptions } from './tool-calls.js';
import type { SpokenWord } from './words.js';

export interface ConversationOutlets {
  /** Sends a message on the data channel. */
  channel(messageType: string, data: object): void;
  /** Sends a frame on the signalling socket. */
  signal(actionType: string, payload: unknown): void;
  /** Plays a word with the persona's voice and mouth. */
  word(word: SpokenWord): void;
  hush(): void;
  /** Resolves after this time by the simulator's clock, in ms; never if the session ends earlier. */
  wait(ms: number): Promise<void>;
  callTool(name: string, args: object, options: ToolCallOptions): Promise<ToolAnswer>;
  /** Reports whether a model is working on its answer. */
  busy(isBusy: boolean): void;
}

/** Coordinates the speakers of a session: the persona, the user, and Anam's own model in server mode. */
export class Conversation {
  readonly #behaviour: SessionBehaviour;
  readonly #outlets: ConversationOutlets;
  readonly #speech: PersonaSpeech;
  readonly #thoughts: ThoughtPlayer;
  /** The user's own model, if the session has one. */
  readonly #model: LateModel | null;
  readonly record: SessionRecord = { started: Date.now(), ended: null, said: [] };
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
    this.#model = behaviour.llm && this.#loadModel(behaviour.llm);
  }

  get talkFrames(): readonly TalkFrame[] {
    return this.#speech.frames;
  }

  get voiced(): string {
    return this.#speech.voiced;
  }

  talk(frame: Omit<TalkFrame, 'at'>): void {
    this.#speech.talk(frame);
  }

  /** Call it when the session is ready. */
  start(): void {
    this.#model?.do((model) => model.start());
  }

  say(text: string, options?: SayOptions): void {
    this.#speech.say(text, options);
  }

  interrupt(): void {
    this.#thoughts.stop();
    this.#model?.do((model) => model.interrupt());
    this.#speech.interrupt();
  }

  stop(): void {
    this.#thoughts.stop();
    this.#model?.stop();
    this.#speech.stop();
    this.record.ended ??= Date.now();
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
    this.#speechText('user', userText(messageId, words));
    this.#answer(words, messageId);
  }

  /** Handles text that the user has typed. */
  typed(text: string): void {
    const messageId = this.#behaviour.createId();
    this.#keep('user', userText(messageId, text));
    this.#answer(text, messageId);
  }

  reason(text: string, done: () => void = () => undefined): void {
    this.#thoughts.play(text, done);
  }

  /**
   * Lets Anam's or the user's own model answer; in client mode there is neither. The user's and the persona's messages
   * in one exchange have the same id (anam-org/javascript-sdk 5f1b0d3); only the role before it differs.
   */
  #answer(text: string, messageId: string): void {
    if (this.#model) {
      this.interrupt();
      return this.#model.do((model) => model.respond(text, messageId));
    }
    const answer = this.#behaviour.answer?.(text, this.contexts);
    if (!answer) return;
    this.interrupt();
    const say = () => this.say(answer.text, { messageId });
    if (answer.reasoning) this.reason(answer.reasoning, say);
    else say();
  }

  #loadModel(llm: SessionModel): LateModel {
    const { clock, createId, log, answer } = this.#behaviour;
    return lateModel(llm, {
      clock,
      createId,
      log,
      contexts: this.contexts,
      speak: (messageId) => this.#speech.live(messageId),
      thought: (message_id, content_index, content, end_of_thought) =>
        this.#outlets.channel('reasoningText', {
          message_id,
          content_index,
          content,
          role: 'persona',
          end_of_thought,
        }),
      callTool: (name, args, options) => this.#outlets.callTool(name, args, options),
      busy: (isBusy) => this.#outlets.busy(isBusy),
      wait: (ms) => this.#outlets.wait(ms),
      stockAnswer: (text) => answer?.(text, this.contexts).text ?? '',
    });
  }

  #speechText(role: 'user' | 'persona', text: SpeechText): void {
    this.#keep(role, text);
    if (role === 'persona') {
      const interrupted = text.end ? text.interrupted : null;
      this.#model?.do((model) => model.spoke(text.messageId, text.content, interrupted));
    }
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

  #keep(role: 'user' | 'persona', text: SpeechText): void {
    this.record.said.push({ role, text, at: Date.now() });
  }

  /** Sends an event to the page, immediately or with the delay of the scenario. */
  #tell(event: ServiceEvent, send: () => void): void {
    const ms = this.#behaviour.lagsMs[event] ?? 0;
    if (ms > 0) void this.#outlets.wait(ms).then(send);
    else send();
  }
}

const userText = (messageId: string, content: string): SpeechText => ({
  messageId,
  index: 0,
  content,
  end: true,
  interrupted: false,
  correlationId: '',
});
