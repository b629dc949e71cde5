import { callEndpoint } from './call-endpoint.js';
import type { EndpointUrls } from './endpoint-urls.js';
import type { EngineMessage, EngineTool, ModelCall, ModelRequest } from './engine-message.js';
import { LlmFailure } from './llm-failure.js';
import type { LiveSpeech, ModelStage } from './model-stage.js';
import type { Endpoint } from './registered-llm.js';
import { runTool } from './run-tool.js';
import { SpokenMarkup } from './spoken-markup.js';
import type { StreamPart } from './stream-part.js';
import { ThoughtStream } from './thought-stream.js';
import { within } from './within.js';

/** The maximum number of tool rounds in one turn. */
const MAX_STEPS = 8;

export interface TurnParts {
  readonly llm: Endpoint;
  readonly urls: EndpointUrls;
  readonly tools: readonly EngineTool[];
  readonly stage: ModelStage;
  /** The message's id, which the user's message also has. */
  readonly messageId: string;
  readonly request: (turn: readonly EngineMessage[]) => ModelRequest;
}

/** One answer: sends requests until the model makes no more tool calls, and speaks the text as it streams. */
export class EndpointTurn {
  /** The model's messages and the results of its tools. */
  readonly messages: EngineMessage[] = [];
  readonly #abort = new AbortController();
  readonly #thoughts: ThoughtStream;
  readonly #markup = new SpokenMarkup();
  #speech: LiveSpeech | null = null;
  #isRunning = false;

  constructor(private readonly parts: TurnParts) {
    this.#thoughts = new ThoughtStream(parts.stage);
  }

  get messageId(): string {
    return this.parts.messageId;
  }

  /** Closes the request immediately. An interrupted thought gets no end event. */
  stop(): void {
    this.#abort.abort(new DOMException('The answer was interrupted.', 'AbortError'));
    if (this.#isRunning) this.parts.stage.busy(false);
    this.#isRunning = false;
  }

  async run(question: string): Promise<void> {
    const { stage } = this.parts;
    this.#isRunning = true;
    stage.busy(true);
    try {
      await this.#steps();
    } catch (error) {
      if (this.#abort.signal.aborted) stage.log('llm-aborted');
      else this.#failed(error, question);
    }
    this.#speech?.complete();
    if (this.#isRunning) stage.busy(false);
    this.#isRunning = false;
  }

  async #steps(): Promise<void> {
    const { stage } = this.parts;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const calls = await this.#step();
      if (calls.length === 0) return;
      // A tool that waits for the user may never return.
      const results = Promise.all(calls.map((call) => this.#runTool(call)));
      await within(results, { clock: stage.clock, ms: Infinity, signal: this.#abort.signal });
    }
    stage.log('llm-too-many-tools', { steps: MAX_STEPS });
  }

  async #runTool(call: ModelCall): Promise<void> {
    const content = await runTool(call, this.parts.tools, this.parts.stage);
    if (this.#abort.signal.aborted) return;
    this.messages.push({ role: 'tool', callId: call.id, name: call.name, content });
  }

  /** Uses the fastest URL, and the next one if it fails before anything was spoken. */
  async #step(): Promise<readonly ModelCall[]> {
    const request = this.parts.request(this.messages);
    const { urls, stage } = this.parts;
    let failure: unknown = new LlmFailure('unreachable', 'there is no URL');
    for (const url of urls.fastestFirst) {
      const writing = { role: 'persona' as const, text: '', calls: [] as ModelCall[] };
      try {
        stage.log('llm-request', { url, messages: request.messages.length, tools: request.tools.length });
        await this.#stream(url, request, writing);
        this.#keep(writing);
        stage.log('llm-finished', { url, characters: writing.text.length, calls: writing.calls.length });
        return writing.calls;
      } catch (error) {
        this.#keep({ ...writing, calls: [] });
        this.#abort.signal.throwIfAborted();
        this.#thoughts.end();
        failure = error;
        stage.log('llm-failed', { url, ...described(error), saidBefore: writing.text });
        if (writing.text !== '') throw error;
      }
    }
    throw failure;
  }

  #keep(writing: Extract<EngineMessage, { role: 'persona' }>): void {
    if (writing.text !== '' || writing.calls.length > 0) this.messages.push(writing);
  }

  async #stream(
    url: string,
    request: ModelRequest,
    writing: { text: string; calls: ModelCall[] },
  ): Promise<void> {
    const { llm, stage } = this.parts;
    const begun = stage.clock.now();
    let isFirst = true;
    for await (const part of callEndpoint(llm, url, request, this.#abort.signal, stage)) {
      if (isFirst && part.type !== 'deviation') {
        isFirst = false;
        stage.log('llm-first-token', { url, ms: Math.round(stage.clock.now() - begun) });
      }
      this.#take(part, writing);
    }
    this.#thoughts.end();
  }

  #take(part: StreamPart, writing: { text: string; calls: ModelCall[] }): void {
    if (part.type === 'deviation') return this.parts.stage.log('llm-deviation', part.what);
    if (part.type === 'thought') return this.#thoughts.push(part.text);
    this.#thoughts.end();
    if (part.type === 'call') return void writing.calls.push(part.call);
    this.#speech ??= this.parts.stage.speak(this.parts.messageId);
    if (writing.text === '' && this.#needsSpace(part.text)) this.#speech.push(' ');
    writing.text += part.text;
    this.#speech.push(part.text);
    this.#reportMarkup(part.text);
  }

  /** Logs markup that the persona speaks. ASSUMPTION: the persona speaks marks and thoughts like any other text. */
  #reportMarkup(text: string): void {
    const found = this.#markup.push(text);
    if (found !== null) this.parts.stage.log('llm-spoken-markup', { found, assumption: true });
  }

  /** Whether a space is missing, because models rarely write one before a call or after its result. */
  #needsSpace(text: string): boolean {
    const before = this.messages.findLast((message) => message.role === 'persona');
    return before?.role === 'persona' && /\S$/.test(before.text) && /^\S/.test(text);
  }

  /**
   * Handles a failure. Text that was spoken stays. If nothing was spoken, Anam's stock model answers, as one developer
   * reported for an endpoint that returned 400. ASSUMPTIONS: it also answers after other failures, and it does not
   * continue a broken answer.
   */
  #failed(error: unknown, question: string): void {
    const { stage, messageId } = this.parts;
    const isSilent = this.#speech === null;
    if (!isSilent) return stage.log('llm-cut-short', described(error));
    const text = stage.stockAnswer(question);
    stage.log('llm-stock-model', { ...described(error), assumption: !isRefusal(error), text });
    this.messages.push({ role: 'persona', text, calls: [] });
    this.#speech = stage.speak(messageId);
    this.#speech.push(text);
  }
}

const isRefusal = (error: unknown) => error instanceof LlmFailure && error.status === 400;

const described = (error: unknown) =>
  error instanceof LlmFailure
    ? { kind: error.kind, detail: error.detail, ...(error.status !== undefined && { status: error.status }) }
    : { kind: 'unknown', detail: String(error) };
