import type { Clock, SpeechChunk } from '../core/index.js';
import { sampleRateOf, type AgentEvent } from './agent-event.js';
import { SpokenAnswer } from './spoken-answer.js';

/** How long to wait for the agent's correction after an interruption, in ms. */
const CORRECTION_WAIT_MS = 500;

/** The persona's audio input, as Anam's SDK defines it. */
export interface AgentAudio {
  sendAudioChunk(base64: string): void;
  endSequence(): void;
}

/** What the conversation writes to. */
export interface AgentPorts {
  readonly clock: Clock;
  readonly openAudio: (sampleRate: number) => AgentAudio;
  readonly interruptPersona: () => void;
  readonly send: (message: object) => void;
  readonly onReady: () => void;
  readonly onSpeech: (chunk: SpeechChunk) => void;
  readonly onFailed: (detail: string) => void;
}

/** Converts the agent's events to audio and text. Independent of sockets. */
export class AgentConversation {
  #audio: AgentAudio | null = null;
  #bytesPerMs = 0;
  #answer: SpokenAnswer | null = null;
  /** An interrupted answer whose correction may still arrive. */
  #cut: { readonly answer: SpokenAnswer; readonly timer: unknown } | null = null;
  #oldestEvent = 0;
  #dropping = false;
  #count = 0;
  #closed = false;
  readonly #pongs = new Set<unknown>();

  constructor(private readonly ports: AgentPorts) {}

  handle(event: AgentEvent): void {
    if (this.#closed) return;
    switch (event.type) {
      case 'ready':
        return this.#ready(event.audioFormat);
      case 'audio':
        return this.#hear(event.eventId, event.base64);
      case 'interruption':
        this.#oldestEvent = Math.max(this.#oldestEvent, event.eventId);
        this.#dropping = false;
        return this.#cutOff();
      case 'agent-text':
        return this.#agentSays(event.text);
      case 'correction':
        return this.#correct(event.text);
      case 'user-text':
        return this.#userSaid(event.text);
      case 'ping':
        return this.#pong(event.eventId, event.delayMs);
    }
  }

  /** Interrupts the agent. It may keep sending audio, which is dropped. */
  interrupt(): void {
    this.#dropping = true;
    this.#cutOff();
  }

  close(): void {
    this.#closed = true;
    this.#settleCut();
    this.#answer?.interrupt();
    for (const timer of this.#pongs) this.ports.clock.clearTimeout(timer);
    this.#pongs.clear();
  }

  #ready(format: string): void {
    const rate = sampleRateOf(format);
    if (rate === null)
      return this.ports.onFailed(`The agent sends ${format} audio. Set its output format to PCM.`);
    this.#bytesPerMs = (rate * 2) / 1000;
    this.#audio = this.ports.openAudio(rate);
    this.ports.onReady();
  }

  #hear(eventId: number, base64: string): void {
    if (this.#dropping || eventId < this.#oldestEvent || base64 === '') return;
    this.#audio?.sendAudioChunk(base64);
    this.#answer ??= this.#begin();
    this.#answer.addAudio((base64.length * 3) / 4 / this.#bytesPerMs);
  }

  #agentSays(text: string): void {
    this.#settleCut();
    this.#dropping = false;
    if (text.trim() === '') return;
    if (this.#answer?.hasText) this.#answer.complete();
    this.#answer ??= this.#begin();
    this.#answer.setText(text.trim());
  }

  #userSaid(text: string): void {
    this.#settleCut();
    this.#dropping = false;
    if (text.trim() === '') return;
    const messageId = `user::elevenlabs-${(this.#count += 1)}`;
    const content = text.trim();
    this.ports.onSpeech({ messageId, role: 'user', content, endOfSpeech: true, interrupted: false });
  }

  #begin(): SpokenAnswer {
    const messageId = `persona::elevenlabs-${(this.#count += 1)}`;
    const speech = { messageId, role: 'persona', endOfSpeech: false, interrupted: false } as const;
    const answer: SpokenAnswer = new SpokenAnswer(this.ports.clock, {
      onText: (content) => this.ports.onSpeech({ ...speech, content }),
      onEnd: (interrupted) => {
        if (this.#answer === answer) this.#answer = null;
        if (!interrupted) this.#audio?.endSequence();
        this.ports.onSpeech({ ...speech, content: '', endOfSpeech: true, interrupted });
      },
    });
    return answer;
  }

  #cutOff(): void {
    this.ports.interruptPersona();
    this.#audio?.endSequence();
    const answer = this.#answer;
    if (!answer) return;
    this.#answer = null;
    this.#settleCut();
    answer.hold();
    const timer = this.ports.clock.setTimeout(() => this.#settleCut(), CORRECTION_WAIT_MS);
    this.#cut = { answer, timer };
  }

  #correct(text: string): void {
    this.#settleCut(text);
  }

  #settleCut(heard?: string): void {
    if (!this.#cut) return;
    const { answer, timer } = this.#cut;
    this.#cut = null;
    this.ports.clock.clearTimeout(timer);
    answer.interrupt(heard);
  }

  #pong(eventId: number, delayMs: number): void {
    const timer = this.ports.clock.setTimeout(() => {
      this.#pongs.delete(timer);
      this.ports.send({ type: 'pong', event_id: eventId });
    }, delayMs);
    this.#pongs.add(timer);
  }
}
