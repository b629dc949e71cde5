import type {
  Clock,
  ConnectRequest,
  PersonaMediaStream,
  PersonaUpdate,
  SessionConnection,
  SessionPort,
  SessionSignal,
  SpeechChunk,
} from '../core/index.js';
import type { AnamConnection } from '../core/anam/anam-connection.js';
import { AudioLine, type AudioOutlet } from './audio-line.js';
import { audioOutlet } from './audio-outlet.js';
import { MicrophoneTap } from './microphone-tap.js';
import type { Speak } from './read-voice.js';
import { userVoice, type UserVoice } from './user-voice.js';
import { VoiceTalk } from './voice-talk.js';

export interface VoiceConnectionOptions {
  readonly clock: Clock;
  readonly speak: Speak;
  readonly sampleRate: number;
  /** The app's speech recognition, if it has one. */
  readonly listen: ((microphone: MediaStream, user: UserVoice) => () => void) | undefined;
}

interface Talk {
  readonly correlationId: string;
  readonly speech: VoiceTalk;
}

/** An Anam session in client mode whose talk streams go to the app's voice. */
export class VoiceConnection implements SessionConnection {
  readonly #anam: AnamConnection;
  readonly #outlet: AudioOutlet;
  readonly #tap: MicrophoneTap | null;
  #talk: Talk | null = null;
  #isClosed = false;

  constructor(
    anam: SessionPort,
    private readonly request: ConnectRequest,
    private readonly options: VoiceConnectionOptions,
  ) {
    const { listen, clock } = options;
    this.#tap = listen ? this.#makeTap(listen) : null;
    this.#anam = anam.connect({
      ...request,
      // The app's recognition uses the microphone.
      ...(listen && { microphone: null }),
      onSignal: (signal) => this.#acceptAnam(signal),
    }) as AnamConnection;
    this.#outlet = audioOutlet(this.#anam, clock);
  }

  async sendTalk(correlationId: string, text: string): Promise<void> {
    const current = this.#talk;
    if (current?.correlationId === correlationId) return current.speech.push(text);
    const speech = this.#begin(correlationId);
    speech.push(text);
    // The first promise of a talk stream tells whether all of it was spoken.
    await speech.spoken;
  }

  async endTalk(correlationId: string): Promise<void> {
    if (this.#talk?.correlationId === correlationId) this.#talk.speech.finish();
  }

  interruptPersona(): void {
    if (this.#talk && !this.#talk.speech.isOver) this.#talk.speech.interrupt();
    else this.#anam.interruptPersona();
  }

  async sendMicrophone(stream: PersonaMediaStream): Promise<void> {
    if (this.#tap) this.#tap.listenTo(stream);
    else await this.#anam.sendMicrophone(stream);
  }

  sendUserMessage(text: string): void {
    this.#anam.sendUserMessage(text);
  }

  addContext(text: string): void {
    this.#anam.addContext(text);
  }

  updatePersona(update: PersonaUpdate): void {
    this.#anam.updatePersona?.(update);
  }

  offerTool(name: string): void {
    this.#anam.offerTool(name);
  }

  isSignallingOpen(): boolean {
    return this.#anam.isSignallingOpen();
  }

  peer(): ReturnType<SessionConnection['peer']> {
    return this.#anam.peer();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#tap?.stop();
    this.#talk?.speech.close();
    await this.#anam.close();
  }

  #begin(correlationId: string): VoiceTalk {
    this.#talk?.speech.interrupt();
    const { clock, speak, sampleRate } = this.options;
    const tell = (said: Partial<SpeechChunk>) =>
      this.#emit({ type: 'speech', chunk: { ...chunkOf(correlationId), ...said } });
    const speech = new VoiceTalk({
      clock,
      speak,
      sampleRate,
      line: new AudioLine(this.#outlet, sampleRate, 'wait'),
      onText: (content) => tell({ content }),
      onEnd: (interrupted) => tell({ endOfSpeech: true, interrupted }),
    });
    this.#talk = { correlationId, speech };
    return speech;
  }

  #acceptAnam(signal: SessionSignal): void {
    if (signal.type === 'ready') this.#tap?.listenTo(this.request.microphone);
    if (!isOfAnamsVoice(signal)) this.#hear(signal);
  }

  /** The persona stops when the user begins to speak, and not only when the words are transcribed. */
  #hear(signal: SessionSignal): void {
    if (signal.type === 'user-speech' && signal.speaking) this.#talk?.speech.interrupt();
    this.#emit(signal);
  }

  #emit(signal: SessionSignal): void {
    if (!this.#isClosed) this.request.onSignal(signal);
  }

  #makeTap(listen: NonNullable<VoiceConnectionOptions['listen']>): MicrophoneTap {
    const hear = (signal: SessionSignal) => this.#hear(signal);
    return new MicrophoneTap({
      listen: (microphone, onFailed) => listen(microphone, userVoice(hear, onFailed)),
      emit: hear,
    });
  }
}

const chunkOf = (correlationId: string): SpeechChunk => ({
  messageId: `persona::own-${correlationId}`,
  role: 'persona',
  content: '',
  endOfSpeech: false,
  interrupted: false,
  correlationId,
  isEstimated: true,
});

/** Whether Anam reports speech of its own. The persona's words are those that the app's voice speaks. */
const isOfAnamsVoice = (signal: SessionSignal): boolean =>
  signal.type === 'talk-interrupted' || (signal.type === 'speech' && signal.chunk.role === 'persona');
