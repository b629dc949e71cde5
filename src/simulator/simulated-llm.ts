import { pageClock, type SimulatorClock } from './clock.js';
import { chooseMove, type ScriptedMessage } from './replies.js';

/** Options of `simulatedLlm`. */
export interface SimulatedLlmOptions {
  /** Whether the model thinks before it speaks. @default true */
  readonly reasoning?: boolean;
  /** The average time per token, in milliseconds. @default 28 */
  readonly paceMs?: number;
  readonly clock?: SimulatorClock;
}

type Part =
  | { readonly type: 'reasoning-delta'; readonly text: string }
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'tool-call'; readonly id: string; readonly name: string; readonly arguments: string }
  | { readonly type: 'finish'; readonly reason: 'stop' | 'tool-calls' };

interface Request {
  readonly messages: readonly ScriptedMessage[];
  readonly tools?: readonly { readonly name: string }[] | undefined;
}

/**
 * Creates a scripted model that answers a few topics, thinks first, and streams at the speed of a real model. Use it
 * like any other `LlmAdapter`.
 */
export function simulatedLlm(options: SimulatedLlmOptions = {}) {
  const { reasoning = true, paceMs = 28, clock = pageClock } = options;
  return {
    name: 'scripted model',
    async *stream(request: Request, { signal }: { readonly signal: AbortSignal }): AsyncGenerator<Part> {
      const reply = chooseMove(request.messages, request.tools?.map(({ name }) => name) ?? []);
      if (!(await sleep(clock, 180, signal))) return;
      if (reasoning) {
        for (const text of tokens(reply.reasoning)) {
          yield { type: 'reasoning-delta', text };
          if (!(await sleep(clock, paceMs * 0.7, signal))) return;
        }
      }
      for (const text of tokens(reply.text)) {
        yield { type: 'text-delta', text };
        if (!(await sleep(clock, paceMs * (text.length > 4 ? 1.4 : 0.8), signal))) return;
      }
      if (reply.toolName) yield { type: 'tool-call', id: '', name: reply.toolName, arguments: '{}' };
      yield { type: 'finish', reason: reply.toolName ? 'tool-calls' : 'stop' };
    },
  };
}

/** Splits text roughly as a tokenizer for English would. */
const tokens = (text: string) => text.match(/\s*\S{1,5}/gu) ?? [];

/** Waits for `ms`. Resolves to `false` as soon as the signal is aborted. */
function sleep(clock: SimulatorClock, ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const done = (finished: boolean) => {
      signal.removeEventListener('abort', abort);
      clock.clearTimeout(timer);
      resolve(finished);
    };
    const abort = () => done(false);
    const timer = clock.setTimeout(() => done(true), ms);
    signal.addEventListener('abort', abort);
  });
}
