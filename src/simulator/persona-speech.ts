import type { LiveSpeech } from './llm/model-stage.js';
import type { SessionBehaviour } from './session-behaviour.js';
import { SpeechPlayer } from './speech-player.js';
import type { SpokenWord } from './words.js';

/** A `talkstream` frame, as the engine received it. */
export interface TalkFrame {
  readonly content: string;
  readonly startOfSpeech: boolean;
  readonly endOfSpeech: boolean;
  readonly correlationId: string;
  /** The time by the simulator's clock, in ms. */
  readonly at: number;
}

/** A `speechText` message on the data channel, with our own field names. */
export interface SpeechText {
  readonly messageId: string;
  readonly index: number;
  readonly content: string;
  readonly end: boolean;
  readonly interrupted: boolean;
  readonly correlationId: string;
}

export interface PersonaSpeechEvents {
  word(word: SpokenWord): void;
  hush(): void;
  text(text: SpeechText): void;
  /** Reports `talkinputstreaminterrupted` on the socket. */
  interrupted(correlationId: string): void;
}

/** The service ends a talk stream this long after its last chunk that contained text (Anam's Python SDK). */
const TALK_LIMIT_MS = 15_000;
/** Marks text that the page lets the persona say. */
const EXTERNAL = 'external::';

/** The source of a text, and the id of its message. */
export interface SayOptions {
  /** Whether the text comes from the page and not from a model. @default false */
  readonly external?: boolean;
  readonly messageId?: string;
}

interface Speech {
  readonly player: SpeechPlayer;
  readonly correlationId: string;
  readonly messageId: string;
  index: number;
}

/** Produces the persona's speech: converts talk streams to words. New speech interrupts the previous speech. */
export class PersonaSpeech {
  readonly frames: TalkFrame[] = [];
  #speech: Speech | null = null;
  #talkTimer: unknown = null;
  readonly #closedTalks = new Set<string>();
  /** The written words of the newest utterance that have begun. */
  #voiced: string[] = [];

  constructor(
    private readonly behaviour: SessionBehaviour,
    private readonly events: PersonaSpeechEvents,
  ) {}

  /** What the voice has said of the newest utterance, as it was written. */
  get voiced(): string {
    return this.#voiced.join('');
  }

  talk(frame: Omit<TalkFrame, 'at'>): void {
    const { clock, log } = this.behaviour;
    this.frames.push({ ...frame, at: clock.now() });
    const { correlationId, content, endOfSpeech } = frame;
    if (this.#closedTalks.has(correlationId)) return log('late-talk-frame', frame);
    if (this.#speech?.correlationId !== correlationId) this.#begin(correlationId);
    this.#speech?.player.push(content);
    if (endOfSpeech) return this.#endTalk(correlationId);
    // An empty chunk does not keep the stream open.
    if (content.trim() === '') return;
    clock.clearTimeout(this.#talkTimer);
    this.#talkTimer = clock.setTimeout(() => this.#endTalk(correlationId), TALK_LIMIT_MS);
  }

  /** Speaks a whole text without a talk stream: from the page (`external`), or from a model. */
  say(text: string, { external = false, messageId }: SayOptions = {}): void {
    const speech = this.live(messageId ?? `${external ? EXTERNAL : ''}${this.behaviour.createId()}`);
    speech.push(text);
    speech.complete();
  }

  /** Speaks a model's text while the model writes it. */
  live(messageId: string): LiveSpeech {
    return this.#begin('', messageId).player;
  }

  interrupt(): void {
    this.#speech?.player.interrupt();
  }

  stop(): void {
    this.interrupt();
    this.behaviour.clock.clearTimeout(this.#talkTimer);
  }

  #endTalk(correlationId: string): void {
    this.behaviour.clock.clearTimeout(this.#talkTimer);
    this.#closedTalks.add(correlationId);
    if (this.#speech?.correlationId === correlationId) this.#speech.player.complete();
  }

  #begin(correlationId: string, messageId = `${EXTERNAL}${this.behaviour.createId()}`): Speech {
    this.interrupt();
    this.#voiced = [];
    const speech: Speech = {
      correlationId,
      messageId,
      index: 0,
      player: new SpeechPlayer(this.behaviour, {
        word: (word, written) => {
          this.#voiced.push(written);
          this.events.word(word);
        },
        report: (words) => this.#tell(speech, words, false, false),
        ended: (interrupted) => this.#ended(speech, interrupted),
      }),
    };
    this.#speech = speech;
    return speech;
  }

  #ended(speech: Speech, interrupted: boolean): void {
    if (this.#speech === speech) this.#speech = null;
    this.#closedTalks.add(speech.correlationId);
    if (interrupted) this.events.hush();
    if (interrupted && speech.correlationId !== '') this.events.interrupted(speech.correlationId);
    this.#tell(speech, '', true, interrupted);
  }

  #tell(speech: Speech, content: string, end: boolean, interrupted: boolean): void {
    const { messageId, correlationId } = speech;
    this.events.text({ messageId, index: speech.index, content, end, interrupted, correlationId });
    speech.index += 1;
  }
}
