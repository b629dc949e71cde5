import type { SimulatorClock } from './clock.js';
import { EnginePeer } from './engine-peer.js';
import { listen, type Listening } from './listening.js';
import { PersonaMedia, type PersonaMediaOptions } from './media/persona-media.js';
import { SpeechPlayer } from './speech-player.js';
import type { SimulatedSocket } from './simulated-socket.js';

/** A `talkstream` frame as the engine got it. */
export interface TalkFrame {
  readonly content: string;
  readonly startOfSpeech: boolean;
  readonly endOfSpeech: boolean;
  readonly correlationId: string;
  /** By the simulator's clock, ms. */
  readonly at: number;
}

export interface SessionBehaviour {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly latencyMs: number;
  readonly rate: number;
  readonly media: PersonaMediaOptions;
  readonly microphone: 'listen' | 'ignore';
  /** Which of the two interruption events the page sees first. */
  readonly interruptionOrder: 'event-first' | 'chunk-first';
  /** Whether speech events name the talk stream that they belong to. */
  readonly correlate: boolean;
  readonly greeting: string | null;
  /** Answers the user's words; `null` when the page's own model does. */
  readonly answer: ((text: string) => ServiceAnswer) | null;
  readonly log: (type: string, detail?: unknown) => void;
  readonly onReady: (session: SimulatedSession) => void;
}

/** What Anam's own model would do with the user's words. */
export interface ServiceAnswer {
  readonly reasoning?: string;
  readonly text: string;
}

/** The service ends a talk stream this long after its last chunk that held text (Anam's Python SDK). */
const TALK_LIMIT_MS = 15_000;

interface Speech {
  readonly player: SpeechPlayer;
  readonly correlationId: string;
  readonly messageId: string;
  index: number;
}

/** One session at the engine: its signalling, its peer, what it says and hears. */
export class SimulatedSession {
  readonly talkFrames: TalkFrame[] = [];
  readonly violations: string[] = [];
  open = true;
  #socket: SimulatedSocket | null = null;
  #peer: EnginePeer | null = null;
  #media: PersonaMedia | null = null;
  #listening: Listening | null = null;
  #speech: Speech | null = null;
  #talkTimer: unknown = null;
  #refusedUntil = 0;
  #expiry: unknown = null;
  readonly #waits = new Set<unknown>();
  readonly #closedTalks = new Set<string>();

  constructor(
    readonly id: string,
    private readonly behaviour: SessionBehaviour,
  ) {}

  /** For the router. */
  accepts(): boolean {
    return this.open && this.behaviour.clock.now() >= this.#refusedUntil;
  }

  attach(socket: SimulatedSocket): void {
    this.behaviour.clock.clearTimeout(this.#expiry);
    this.#socket = socket;
  }

  /** Ends the session unless a socket opens before. */
  expireIn(ms: number): void {
    this.behaviour.clock.clearTimeout(this.#expiry);
    this.#expiry = this.behaviour.clock.setTimeout(() => this.dispose(), ms);
  }

  /** Resolves after `ms`, and never when the session ends before. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.behaviour.clock.setTimeout(() => {
        this.#waits.delete(timer);
        resolve();
      }, ms);
      this.#waits.add(timer);
    });
  }

  /** Whether the page has a signalling socket to it. */
  get connected(): boolean {
    return this.#socket !== null;
  }

  detach(socket: SimulatedSocket): void {
    if (this.#socket === socket) this.#socket = null;
  }

  receive(data: string): void {
    const { actionType, payload } = JSON.parse(data) as { actionType: string; payload: never };
    if (actionType !== 'heartbeat') this.behaviour.log('frame', { actionType, payload });
    switch (actionType) {
      case 'offer':
        return void this.#answer(
          (payload as { connectionDescription: RTCSessionDescriptionInit }).connectionDescription,
        );
      case 'icecandidate':
        return void this.#peer?.addCandidate(payload);
      case 'talkstream':
        return this.#talk(payload);
      case 'heartbeat':
        return;
      default:
        this.#violation(`unknown signalling frame ${actionType}`);
    }
  }

  /** The persona says this, unasked. */
  say(text: string): void {
    this.#begin('', text);
    this.#speech?.player.complete();
  }

  /** The user says this: the same events as a spoken utterance. */
  async userSays(text: string): Promise<void> {
    this.userSpeechStarted();
    await this.wait(60);
    this.userSpeechEnded(text);
  }

  userSpeechStarted(): void {
    this.#channel('userSpeechStarted', { user_action_correlation_id: this.behaviour.createId() });
    this.interrupt();
  }

  /** Empty words are a sound that nobody could transcribe. */
  userSpeechEnded(text: string): void {
    this.#channel('userSpeechEnded', { user_action_correlation_id: this.behaviour.createId() });
    if (text.trim() === '') return;
    this.#speechText('user', this.behaviour.createId(), 0, text, { end: true, interrupted: false });
    this.#respond(text);
  }

  /** Cuts what the persona says now. */
  interrupt(): void {
    this.#speech?.player.interrupt();
  }

  /** Sends a thought of the service's model, in chunks. */
  reason(text: string): void {
    const id = this.behaviour.createId();
    const words = text.split(/(?<=\s)/u);
    words.forEach((content, index) => {
      this.#channel('reasoningText', {
        message_id: id,
        content_index: index,
        content,
        role: 'persona',
        end_of_thought: index === words.length - 1,
      });
    });
  }

  warn(text: string): void {
    this.#signal('warning', text);
  }

  /** The server ends the session. */
  end(reason: string): void {
    this.#signal('endsession', reason);
    void this.wait(50).then(() => this.dispose());
  }

  /** The socket breaks; for `refuseFor` ms no new one opens. */
  cutSocket(code = 1006, { refuseFor = 0 }: { refuseFor?: number } = {}): void {
    this.#refusedUntil = this.behaviour.clock.now() + refuseFor;
    this.#socket?.shut(code, '');
  }

  /** The picture stands still while the voice goes on. */
  freezeVideo(): void {
    this.#media?.freeze();
  }

  dispose(): void {
    if (!this.open) return;
    this.open = false;
    this.behaviour.clock.clearTimeout(this.#talkTimer);
    this.behaviour.clock.clearTimeout(this.#expiry);
    for (const timer of this.#waits) this.behaviour.clock.clearTimeout(timer);
    this.#speech?.player.interrupt();
    this.#listening?.stop();
    this.#peer?.close();
    this.#media?.stop();
    this.#socket?.shut(1000, '');
    this.behaviour.log('session-closed', this.id);
  }

  async #answer(offer: RTCSessionDescriptionInit): Promise<void> {
    if (this.#peer) {
      this.#signal('answer', await this.#peer.answer(offer));
      return;
    }
    this.#media = await PersonaMedia.start(this.behaviour.media);
    if (!this.open) return this.#media.stop();
    this.#peer = new EnginePeer(this.#media.stream, {
      candidate: (candidate) => this.#signal('icecandidate', candidate),
      channelOpened: () => this.behaviour.log('channel-open'),
      message: (data) => this.#message(data),
      audio: (stream) => this.#hear(stream),
      gone: () => this.dispose(),
    });
    const answer = await this.#peer.answer(offer);
    this.#signal('answer', answer);
    this.#signal('sessionready', undefined);
    const { greeting } = this.behaviour;
    if (greeting) this.say(greeting);
    this.behaviour.onReady(this);
  }

  #hear(stream: MediaStream): void {
    if (this.behaviour.microphone === 'ignore') return;
    this.#listening?.stop();
    this.#listening = listen(stream, {
      started: () => this.userSpeechStarted(),
      ended: (words) => this.userSpeechEnded(words),
    });
  }

  #talk(frame: Omit<TalkFrame, 'at'>): void {
    this.talkFrames.push({ ...frame, at: this.behaviour.clock.now() });
    const { correlationId, content, endOfSpeech } = frame;
    if (this.#closedTalks.has(correlationId)) return this.behaviour.log('late-talk-frame', frame);
    if (this.#speech?.correlationId !== correlationId) this.#begin(correlationId, '');
    if (content !== '') this.#speech?.player.push(content);
    this.behaviour.clock.clearTimeout(this.#talkTimer);
    if (endOfSpeech) return this.#endTalk(correlationId);
    this.#talkTimer = this.behaviour.clock.setTimeout(() => this.#endTalk(correlationId), TALK_LIMIT_MS);
  }

  #endTalk(correlationId: string): void {
    this.#closedTalks.add(correlationId);
    if (this.#speech?.correlationId === correlationId) this.#speech.player.complete();
  }

  /** New speech cuts the old. */
  #begin(correlationId: string, text: string): void {
    this.interrupt();
    const speech: Speech = {
      correlationId,
      messageId: this.behaviour.createId(),
      index: 0,
      player: new SpeechPlayer(this.behaviour, {
        word: (word) => {
          this.#media?.say(word);
          this.#speechText('persona', speech.messageId, speech.index++, word.text, {
            end: false,
            interrupted: false,
            correlationId,
          });
        },
        ended: (interrupted) => this.#ended(speech, interrupted),
      }),
    };
    this.#speech = speech;
    if (text !== '') speech.player.push(text);
  }

  #ended(speech: Speech, interrupted: boolean): void {
    const { correlationId, messageId, index } = speech;
    if (this.#speech === speech) this.#speech = null;
    this.#closedTalks.add(correlationId);
    if (interrupted) this.#media?.hush();
    const chunk = () =>
      this.#speechText('persona', messageId, index, '', { end: true, interrupted, correlationId });
    const event = () => {
      if (interrupted && correlationId !== '') this.#signal('talkinputstreaminterrupted', { correlationId });
    };
    if (this.behaviour.interruptionOrder === 'event-first') {
      event();
      chunk();
    } else {
      chunk();
      void this.wait(30).then(event);
    }
  }

  #message(data: string): void {
    const message = JSON.parse(data) as { message_type: string; content?: string };
    if (message.message_type !== 'remote_rtp_stats') this.behaviour.log('message', message);
    switch (message.message_type) {
      case 'interrupt':
        return this.interrupt();
      case 'speech':
        return this.#respond(message.content ?? '');
      case 'context':
      case 'director_note_cue':
      case 'persona_config':
      case 'tool_result':
      case 'remote_rtp_stats':
        return;
      default:
        this.#violation(`unknown data-channel message ${message.message_type}`);
    }
  }

  #respond(text: string): void {
    const answer = this.behaviour.answer?.(text);
    if (!answer) return;
    this.interrupt();
    if (answer.reasoning) this.reason(answer.reasoning);
    this.say(answer.text);
  }

  #speechText(
    role: 'user' | 'persona',
    messageId: string,
    index: number,
    content: string,
    { end, interrupted, correlationId }: { end: boolean; interrupted: boolean; correlationId?: string },
  ): void {
    this.#channel('speechText', {
      message_id: messageId,
      content_index: index,
      content,
      role,
      end_of_speech: end,
      interrupted,
      ...(correlationId && this.behaviour.correlate ? { user_action_correlation_id: correlationId } : {}),
    });
  }

  #channel(messageType: string, data: object): void {
    this.behaviour.log(messageType, data);
    this.#peer?.send({ messageType, data });
  }

  #signal(actionType: string, payload: unknown): void {
    this.behaviour.log(`signal:${actionType}`);
    this.#socket?.deliver({ actionType, sessionId: this.id, payload });
  }

  #violation(what: string): void {
    this.violations.push(what);
    this.behaviour.log('violation', what);
    console.error(`anam-react simulator: ${what}. The SDK may be newer than the simulator knows.`);
  }
}
