import type { Clock } from '../core/index.js';
import type { AudioAnswer } from '../voice/audio-answer.js';
import type { AudioFace } from '../voice/audio-agent.js';
import { sampleRateOf, type AgentEvent } from './agent-event.js';

/** How long to wait for the agent's correction after an interruption, in ms. */
const CORRECTION_WAIT_MS = 500;

/** What the conversation writes to. */
export interface AgentPorts {
  readonly clock: Clock;
  readonly face: AudioFace;
  readonly send: (message: object) => void;
}

/** Converts the agent's events to audio and text. Independent of sockets. */
export class AgentConversation {
  #sampleRate: number | null = null;
  #answer: AudioAnswer | null = null;
  /** An interrupted answer whose correction may still arrive. */
  #cut: AudioAnswer | null = null;
  #oldestEvent = 0;
  #dropping = false;
  readonly #pongs = new Set<unknown>();

  constructor(private readonly ports: AgentPorts) {}

  handle(event: AgentEvent): void {
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
        return this.#settleCut(event.text);
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
    for (const timer of this.#pongs) this.ports.clock.clearTimeout(timer);
    this.#pongs.clear();
  }

  #ready(format: string): void {
    this.#sampleRate = sampleRateOf(format);
    if (this.#sampleRate === null)
      return this.ports.face.end(`The agent sends ${format} audio. Set its output format to PCM.`);
    this.ports.face.ready();
  }

  #hear(eventId: number, base64: string): void {
    if (this.#dropping || eventId < this.#oldestEvent || base64 === '') return;
    this.#running()?.audio(base64);
  }

  #agentSays(text: string): void {
    this.#settleCut();
    this.#dropping = false;
    if (text.trim() === '') return;
    if (this.#answer?.hasText) this.#answer.complete();
    this.#running()?.text(text.trim());
  }

  #userSaid(text: string): void {
    this.#settleCut();
    this.#dropping = false;
    this.ports.face.user.said(text);
  }

  /** Returns the running answer, or begins one. The agent does not tell the end of its audio. */
  #running(): AudioAnswer | null {
    if (this.#answer?.isOver) this.#answer = null;
    if (this.#sampleRate === null) return null;
    this.#answer ??= this.ports.face.answer({ sampleRate: this.#sampleRate, ends: 'played' });
    return this.#answer;
  }

  #cutOff(): void {
    const answer = this.#answer;
    this.#answer = null;
    this.#settleCut();
    if (!answer || answer.isOver) return this.ports.face.interrupt();
    answer.interrupt(CORRECTION_WAIT_MS);
    this.#cut = answer;
  }

  #settleCut(heard?: string): void {
    this.#cut?.heard(heard);
    this.#cut = null;
  }

  #pong(eventId: number, delayMs: number): void {
    const timer = this.ports.clock.setTimeout(() => {
      this.#pongs.delete(timer);
      this.ports.send({ type: 'pong', event_id: eventId });
    }, delayMs);
    this.#pongs.add(timer);
  }
}
