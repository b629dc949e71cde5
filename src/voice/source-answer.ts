import type { Clock } from '../core/index.js';
import type { AudioAnswer, AudioAnswerOptions } from './audio-answer.js';
import { AudioLine, type AudioOutlet } from './audio-line.js';
import { checkSampleRate } from './pcm-frames.js';
import { SpokenAnswer } from './spoken-answer.js';

export interface SourceAnswerPorts {
  readonly clock: Clock;
  readonly outlet: AudioOutlet;
  readonly onText: (text: string) => void;
  readonly onEnd: (interrupted: boolean) => void;
}

export interface RunningAnswer extends AudioAnswer {
  /** Ends without an interruption of the persona, because the session is over. */
  close(): void;
}

/** Begins an answer of an agent: one text with one stretch of audio. */
export function sourceAnswer(
  { clock, outlet, onText, onEnd }: SourceAnswerPorts,
  { sampleRate, ends = 'told' }: AudioAnswerOptions,
): RunningAnswer {
  // An agent talks in real time. Its audio would be late after a pause of the connection.
  const line = new AudioLine(outlet, checkSampleRate(sampleRate), 'drop');
  const speech = new SpokenAnswer({ clock, line, onText, onEnd }, ends);
  const part = speech.open('');
  const whileOpen = (change: () => void) => {
    if (!speech.isOver) change();
  };
  return {
    get isOver() {
      return speech.isOver;
    },
    get hasText() {
      return part.text !== '';
    },
    audio: (audio) => whileOpen(() => line.push(audio)),
    text: (text) => whileOpen(() => (part.text += text)),
    words: (words) => whileOpen(() => (part.words = [...part.words, ...words])),
    end: () => whileOpen(() => speech.finish()),
    complete: () => whileOpen(() => speech.complete()),
    interrupt: (waitMs) => speech.interrupt(waitMs),
    heard: (text) => speech.heard(text),
    close: () => speech.close(),
  };
}
