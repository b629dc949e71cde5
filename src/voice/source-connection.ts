import type {
  Clock,
  ConnectRequest,
  PersonaMediaStream,
  SessionConnection,
  SessionPort,
  SessionSignal,
} from '../core/index.js';
import type { AnamConnection } from '../core/anam/anam-connection.js';
import type { AudioAnswer, AudioAnswerOptions } from './audio-answer.js';
import { audioOutlet } from './audio-outlet.js';
import type { AudioOutlet } from './audio-line.js';
import type { AudioAgent, AudioFace } from './audio-agent.js';
import { MicrophoneTap } from './microphone-tap.js';
import { sourceAnswer, type RunningAnswer } from './source-answer.js';
import { userVoice } from './user-voice.js';

export interface SourceConnectionOptions {
  /** Connects the app's agent. */
  readonly connect: (face: AudioFace) => AudioAgent;
  readonly clock: Clock;
}

/** Combines Anam's connection with an agent: Anam provides picture and voice, the agent listens and thinks. */
export class SourceConnection implements SessionConnection {
  readonly #anam: AnamConnection;
  readonly #outlet: AudioOutlet;
  readonly #tap: MicrophoneTap;
  #agent: AudioAgent | null = null;
  #microphone: PersonaMediaStream | null;
  #answer: RunningAnswer | null = null;
  /** Anam’s own signal, which is passed on when the agent is ready too. */
  #anamReady: Extract<SessionSignal, { type: 'ready' }> | null = null;
  #isReady = false;
  #isOver = false;
  #count = 0;

  constructor(
    anam: SessionPort,
    private readonly request: ConnectRequest,
    private readonly options: SourceConnectionOptions,
  ) {
    this.#microphone = request.microphone;
    this.#tap = new MicrophoneTap({
      listen: (microphone) => this.#agent?.listen?.(microphone) ?? (() => undefined),
      emit: (signal) => this.#emit(signal),
    });
    this.#anam = anam.connect({
      ...request,
      // The agent uses the microphone. Anam's model, which would call tools, is not used.
      microphone: null,
      toolNames: [],
      onSignal: (signal) => this.#acceptAnam(signal),
    }) as AnamConnection;
    this.#outlet = audioOutlet(this.#anam, options.clock);
  }

  async sendMicrophone(stream: PersonaMediaStream): Promise<void> {
    this.#microphone = stream;
    if (this.#isReady) this.#tap.listenTo(stream);
  }

  sendUserMessage(text: string): void {
    this.#agent?.userMessage?.(text);
  }

  addContext(text: string): void {
    this.#agent?.context?.(text);
  }

  interruptPersona(): void {
    this.#agent?.interrupt?.();
    this.#interrupt();
  }

  sendTalk(correlationId: string, text: string): Promise<void> {
    return this.#anam.sendTalk(correlationId, text);
  }

  endTalk(correlationId: string): Promise<void> {
    return this.#anam.endTalk(correlationId);
  }

  /** Does nothing, because tools are configured in the agent. */
  offerTool(): void {
    return undefined;
  }

  isSignallingOpen(): boolean {
    return this.#anam.isSignallingOpen();
  }

  peer(): ReturnType<SessionConnection['peer']> {
    return this.#anam.peer();
  }

  async close(): Promise<void> {
    this.#closeAgent();
    await this.#anam.close();
  }

  /** Anam's reports contain neither the agent's nor the user's words, so they are dropped. */
  #acceptAnam(signal: SessionSignal): void {
    switch (signal.type) {
      case 'ready':
        return this.#connectAgent(signal);
      // Anam's limit applies to its data channel, but typed text goes to the agent.
      case 'channel-open':
        return this.#emit({ type: 'channel-open' });
      case 'established':
      case 'media':
      case 'failed':
      case 'closed':
        return this.#emit(signal);
      default:
        return undefined;
    }
  }

  #emit(signal: SessionSignal): void {
    if (!this.#isOver) this.request.onSignal(signal);
  }

  #connectAgent(signal: Extract<SessionSignal, { type: 'ready' }>): void {
    if (this.#anamReady !== null || this.#isOver) return;
    this.#anamReady = signal;
    const agent = this.options.connect(this.#face());
    // The agent may have ended the session in the call.
    if (this.#isOver) return agent.close();
    this.#agent = agent;
    if (this.#isReady) this.#tap.listenTo(this.#microphone);
  }

  #face(): AudioFace {
    return {
      ready: () => this.#ready(),
      answer: (options) => this.#begin(options),
      user: userVoice(
        (signal) => this.#emit(signal),
        (cause) => this.#tap.fail(cause),
      ),
      interrupt: () => this.#interrupt(),
      end: (detail) => this.#end(detail),
    };
  }

  #ready(): void {
    if (this.#isReady || this.#anamReady === null) return;
    this.#isReady = true;
    if (this.#agent) this.#tap.listenTo(this.#microphone);
    this.#emit(this.#anamReady);
  }

  #begin(options: AudioAnswerOptions): AudioAnswer {
    this.#answer?.complete();
    const messageId = `persona::audio-${(this.#count += 1)}`;
    const speech = { messageId, role: 'persona', endOfSpeech: false, interrupted: false } as const;
    const tell = (chunk: { content: string; endOfSpeech?: true; interrupted?: boolean }) =>
      this.#emit({ type: 'speech', chunk: { ...speech, ...chunk, isEstimated: true } });
    const answer = sourceAnswer(
      {
        clock: this.options.clock,
        outlet: this.#outlet,
        onText: (content) => tell({ content }),
        onEnd: (interrupted) => tell({ content: '', endOfSpeech: true, interrupted }),
      },
      options,
    );
    if (this.#isOver) answer.close();
    else this.#answer = answer;
    return answer;
  }

  #interrupt(): void {
    if (this.#isOver) return;
    if (this.#answer && !this.#answer.isOver) this.#answer.interrupt();
    else this.#anam.interruptPersona();
  }

  #end(detail: string): void {
    this.#emit({ type: 'closed', by: 'service', detail });
    this.#closeAgent();
  }

  #closeAgent(): void {
    this.#isOver = true;
    this.#tap.stop();
    this.#answer?.close();
    this.#agent?.close();
    this.#agent = null;
  }
}
