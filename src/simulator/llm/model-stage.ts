import type { SimulatorClock } from '../clock.js';
import type { ToolAnswer, ToolCallOptions } from '../tool-calls.js';

/** Speech that grows while the model still writes. */
export interface LiveSpeech {
  push(text: string): void;
  /** No more text will come. */
  complete(): void;
}

/** What a model can do in a session. */
export interface ModelStage {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly log: (type: string, detail?: unknown) => void;
  /** What the page sent with `addContext`. */
  readonly contexts: readonly string[];
  speak(messageId: string): LiveSpeech;
  /** A `reasoningText` of the data channel. */
  thought(messageId: string, index: number, content: string, end: boolean): void;
  callTool(name: string, args: object, options: ToolCallOptions): Promise<ToolAnswer>;
  /** While the model works, nobody is silent. */
  busy(isBusy: boolean): void;
  /** Never resolves when the session ends before. */
  wait(ms: number): Promise<void>;
  /** Anam's own model, if it answers in place of an endpoint that fails. */
  stockAnswer(text: string): string;
}
