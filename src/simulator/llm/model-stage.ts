import type { SimulatorClock } from '../clock.js';
import type { ToolAnswer, ToolCallOptions } from '../tool-calls.js';

/** Speech whose text grows while the model writes. */
export interface LiveSpeech {
  push(text: string): void;
  /** Call it when no more text will follow. */
  complete(): void;
}

/** The actions and data of a session that a model can use. */
export interface ModelStage {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly log: (type: string, detail?: unknown) => void;
  /** The texts that the page sent with `addContext`. */
  readonly contexts: readonly string[];
  speak(messageId: string): LiveSpeech;
  /** Sends a `reasoningText` over the data channel. */
  thought(messageId: string, index: number, content: string, end: boolean): void;
  callTool(name: string, args: object, options: ToolCallOptions): Promise<ToolAnswer>;
  /** Reports whether the model is working. No silence is counted during this time. */
  busy(isBusy: boolean): void;
  /** Resolves after this time, in ms; never if the session ends earlier. */
  wait(ms: number): Promise<void>;
  /** Returns the answer of Anam's own model, which replaces a failed endpoint. */
  stockAnswer(text: string): string;
}
