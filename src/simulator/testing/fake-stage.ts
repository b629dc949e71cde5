import { vi } from 'vitest';
import { pageClock } from '../clock.js';
import { EndpointModel } from '../llm/endpoint-model.js';
import type { TokenTool } from '../llm/engine-tools.js';
import type { ModelStage } from '../llm/model-stage.js';
import { endpointOf, type EndpointFunction, type RegisteredLlm } from '../llm/registered-llm.js';
import type { ToolAnswer, ToolCallOptions } from '../tool-calls.js';

/** A request as it was sent, with a parsed body. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly signal: AbortSignal;
}

/** An endpoint that answers with a list of functions, one per request. The last one answers all further requests. */
export function scriptedEndpoint(
  ...answers: readonly ((request: SentRequest) => Response | Promise<Response>)[]
) {
  const sent: SentRequest[] = [];
  const fetch: EndpointFunction = async (request) => {
    const { url, headers, signal } = request;
    const one = { url, headers, signal, body: (await request.json()) as Record<string, unknown> };
    sent.push(one);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (!answer) throw new TypeError('connection refused');
    return answer(one);
  };
  return { sent, fetch };
}

interface Setup extends Partial<RegisteredLlm> {
  readonly systemPrompt?: string;
  readonly tools?: readonly TokenTool[];
  /** Returns the page's result for a tool. */
  readonly page?: (name: string, args: object, options: ToolCallOptions) => Promise<ToolAnswer>;
}

/** A model on a stage that records everything, and speaks immediately unless the test makes it wait. */
export function stagedModel({ systemPrompt = '', tools = [], page, ...llm }: Setup) {
  const log: { type: string; detail?: unknown }[] = [];
  const said: string[] = [];
  const thoughts: string[] = [];
  const contexts: string[] = [];
  const busy = vi.fn();
  let speaking: { id: string; words: string } | null = null;
  let ids = 0;
  const stage: ModelStage = {
    clock: pageClock,
    createId: () => `id-${(ids += 1)}`,
    log: (type, detail) => void log.push({ type, detail }),
    contexts,
    speak: (id) => {
      const speech = { id, words: '' };
      speaking = speech;
      said.push('');
      return {
        push: (text) => {
          if (speaking !== speech) return;
          speech.words += text;
          said[said.length - 1] += text;
        },
        complete: () => {
          if (speaking !== speech) return;
          speaking = null;
          model.spoke(speech.id, speech.words, false);
        },
      };
    },
    thought: (id, index, content, end) => void thoughts.push(`${id} ${index} ${end ? '.' : content}`),
    callTool: page ?? (async () => ({ result: 'noon' })),
    busy,
    wait: (ms) => new Promise((resolve) => void pageClock.setTimeout(resolve, ms)),
    stockAnswer: (text) => `stock: ${text}`,
  };
  const endpoint = endpointOf({ spec: 'openai', model: 'm', ...llm }, 'my-llm');
  const model = new EndpointModel({ endpoint, systemPrompt, tools }, stage);
  return {
    model,
    log,
    said,
    thoughts,
    contexts,
    busy,
    types: () => log.map(({ type }) => type),
    detailOf: (type: string) => log.findLast((event) => event.type === type)?.detail,
    /** Makes the user interrupt the persona after this much text. */
    interruptAfter: (words: string) => {
      const id = speaking?.id ?? '';
      speaking = null;
      model.interrupt();
      model.spoke(id, words, true);
    },
  };
}

/** Lets promises settle without letting time pass. */
export const settle = () => vi.advanceTimersByTimeAsync(0);
