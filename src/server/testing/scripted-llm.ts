import type { LlmAdapter, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';

interface Waiting {
  readonly resolve: (result: IteratorResult<LlmPart>) => void;
  readonly reject: (error: unknown) => void;
}

/** One answer that the test controls. It ignores its signal, as a custom adapter may. */
export class ScriptedAnswer {
  readonly #ready: (IteratorResult<LlmPart> | { readonly error: unknown })[] = [];
  #waiting: Waiting | undefined;
  /** The number of requested parts. */
  pulls = 0;
  returned = false;

  constructor(
    readonly request: LlmRequest,
    readonly signal: AbortSignal,
  ) {}

  send(...parts: LlmPart[]): void {
    for (const value of parts) this.#settle({ done: false, value });
  }

  say(...texts: string[]): void {
    this.send(...texts.map((text): LlmPart => ({ type: 'text-delta', text })));
  }

  finish(): void {
    this.send({ type: 'finish', reason: 'stop' });
    this.end();
  }

  end(): void {
    this.#settle({ done: true, value: undefined });
  }

  fail(error: unknown): void {
    this.#settle({ error });
  }

  [Symbol.asyncIterator](): AsyncIterator<LlmPart> {
    return {
      next: () => this.#next(),
      return: () => {
        this.returned = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  #next(): Promise<IteratorResult<LlmPart>> {
    this.pulls += 1;
    const ready = this.#ready.shift();
    if (!ready) {
      return new Promise((resolve, reject) => {
        this.#waiting = { resolve, reject };
      });
    }
    return 'error' in ready ? Promise.reject(ready.error) : Promise.resolve(ready);
  }

  #settle(what: IteratorResult<LlmPart> | { readonly error: unknown }): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (!waiting) this.#ready.push(what);
    else if ('error' in what) waiting.reject(what.error);
    else waiting.resolve(what);
  }
}

/** A model whose answers the test provides, at times that it chooses. */
export function scriptedLlm(begin: (answer: ScriptedAnswer) => void = () => {}) {
  const answers: ScriptedAnswer[] = [];
  const adapter: LlmAdapter = {
    name: 'scripted',
    stream(request, { signal }) {
      const answer = new ScriptedAnswer(request, signal);
      answers.push(answer);
      begin(answer);
      return answer;
    },
  };
  return { adapter, answers };
}

/** A model for requests whose answer does not matter. */
export const briefly = (answer: ScriptedAnswer): void => {
  answer.say('Hi');
  answer.finish();
};
