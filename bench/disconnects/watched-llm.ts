import type { LlmAdapter, LlmPart } from '../../src/llm/index.js';
import type { Stage } from './stages.js';

/** One request to the model. */
export interface WatchedAnswer {
  /** Resolves when the model has sent the parts of its stage. */
  readonly waits: Promise<void>;
  /** Resolves with the time of the abort. */
  readonly aborted: Promise<number>;
}

const FLOOD = 'x'.repeat(10_000);

/** A model that sends the parts of a stage and then waits until it is aborted. */
export function watchedLlm() {
  let stage: Stage | undefined;
  let onAsked: (answer: WatchedAnswer) => void = () => {};
  const adapter: LlmAdapter = {
    name: 'watched',
    stream: (_request, { signal }) => {
      const aborted = new Promise<number>((resolve) => {
        signal.addEventListener('abort', () => resolve(performance.now()));
      });
      let wait = (): void => {};
      const waits = new Promise<void>((resolve) => (wait = resolve));
      onAsked({ waits, aborted });
      return partsOf(stage, wait, aborted);
    },
  };
  return {
    adapter,
    /** Sets the stage, and returns the next request to the model. */
    play(next: Stage): Promise<WatchedAnswer> {
      stage = next;
      return new Promise((resolve) => (onAsked = resolve));
    },
  };
}

async function* partsOf(
  stage: Stage | undefined,
  wait: () => void,
  aborted: Promise<number>,
): AsyncGenerator<LlmPart> {
  for (const part of stage?.parts ?? []) yield part;
  wait();
  if (stage?.floods) yield* flood(aborted);
  await aborted;
}

async function* flood(aborted: Promise<number>): AsyncGenerator<LlmPart> {
  const end = new AbortController();
  void aborted.then(() => end.abort());
  while (!end.signal.aborted) yield { type: 'text-delta', text: FLOOD };
}
