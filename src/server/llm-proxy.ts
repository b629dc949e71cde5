import type { LlmPart, LlmRequest } from '../llm/llm-adapter.js';
import { checkedAccess, checkedCount, checkedPositive, checkKnown, invalidOption } from './checked-option.js';
import { completionRequest, type CompletionLimits } from './completion-request.js';
import { CompletionRun } from './completion-run.js';
import { CompletionStream } from './completion-stream.js';
import type { AllowedTools } from './completion-tools.js';
import { createHandler, type Report, type WebHandler } from './create-handler.js';
import type { AccessOptions } from './guard.js';
import { HeldCallData } from './held-call-data.js';
import { modelChoice, type ChosenModel, type ProxyLlm } from './llm-models.js';
import { readJsonBody } from './read-json-body.js';
import { UsageMeter, type LlmUsage } from './usage-meter.js';
import { UserStreams, type UserKey } from './user-streams.js';

export interface LlmProxyOptions extends AccessOptions {
  /**
   * An adapter of `anam-react/llm`, with your key in it, which answers whatever `model` a page asks for. Or one for each
   * `model` that a page may ask for; the first one is the default. Any adapter will do: `gemini`, `route`, `custom`, ….
   */
  readonly llm: ProxyLlm;
  /**
   * The server's own instructions: put first. What a page sends as `system` then reaches the model as a marked message
   * of the user, so that notes of `persona.addContext` are not lost and carry no more weight than the user's words.
   */
  readonly systemPrompt?: string | undefined;
  /** The tools that a page may offer to the model: none, any, or those with these names. @default false */
  readonly allowTools?: AllowedTools | undefined;
  /** The most that one request may carry, in bytes. @default 256000 */
  readonly maxBodyBytes?: number | undefined;
  /** The most messages that a conversation may have. @default 500 */
  readonly maxMessages?: number | undefined;
  /** The most characters in all messages and tools together. @default 200000 */
  readonly maxChars?: number | undefined;
  /** The most tokens that one answer may have; a page can only ask for fewer. @default the adapter's own limit */
  readonly maxOutputTokens?: number | undefined;
  /**
   * `omit` keeps the model's thoughts on the server: neither the page nor what stores its conversation ever has them. What
   * a provider wants back with a call is kept in this process then, so a user's requests have to reach the same instance.
   * @default 'send'
   */
  readonly reasoning?: 'send' | 'omit' | undefined;
  /** The most answers that may run at once, in this process. @default no limit */
  readonly maxStreams?: number | undefined;
  /** The most answers that may run for one user at once, in this process. Needs `userKey`. @default 4 with `userKey` */
  readonly maxStreamsPerUser?: number | undefined;
  /** Whose answers are counted: the id of the user that `authorize` found, say. @default `rateLimitKey` */
  readonly userKey?: UserKey | undefined;
  /** The longest silence of the model, and the longest that a page may leave the answer unread, in ms. @default 120000 */
  readonly timeoutMs?: number | undefined;
  /** The longest that one whole answer may take, in ms. @default 600000 */
  readonly maxAnswerMs?: number | undefined;
  /** How often a comment is sent while the model is silent, in ms. @default 10000 */
  readonly keepAliveMs?: number | undefined;
  /**
   * Hears what each answer cost when it has ended, however it ended: for your budgets. Refuse users who have used theirs up
   * in `authorize`.
   */
  readonly onUsage?: ((usage: LlmUsage, request: Request) => void | Promise<void>) | undefined;
  /** Taken out of what reaches your log. The adapters of this package do that with the keys that they send. */
  readonly secrets?: readonly string[] | undefined;
}

const optionNames: Readonly<Record<Exclude<keyof LlmProxyOptions, keyof AccessOptions>, true>> = {
  llm: true,
  systemPrompt: true,
  allowTools: true,
  maxBodyBytes: true,
  maxMessages: true,
  maxChars: true,
  maxOutputTokens: true,
  maxStreams: true,
  maxStreamsPerUser: true,
  onUsage: true,
  reasoning: true,
  userKey: true,
  timeoutMs: true,
  maxAnswerMs: true,
  keepAliveMs: true,
  secrets: true,
};

/**
 * Streams any model to the page and keeps its key on the server: takes the POST of `openaiCompatible({ url:
 * '/api/persona/llm' })`, which is OpenAI's Chat Completions, and answers with events of it, reasoning included.
 * Models, fields, tools, length, tokens and streams are limited here; when the page goes away, the model stops.
 *
 * Errors are JSON, `{ error: { code, message } }`, with a status to match. A failure after the answer has begun is an
 * event of that shape. What the model endpoint itself said reaches your log only.
 *
 * @throws PersonaError `config-invalid`, at once, when the options cannot work
 * @example
 * // app/api/persona/llm/route.ts
 * export const POST = createLlmProxy({
 *   llm: { 'claude-sonnet': anthropic({ model: 'claude-sonnet-4-5', apiKey: process.env.ANTHROPIC_API_KEY! }) },
 *   systemPrompt: 'Be brief.',
 *   maxOutputTokens: 2000,
 *   authorize: async (request) => (await currentUser(request)) !== null,
 * });
 */
export function createLlmProxy(options: LlmProxyOptions): WebHandler {
  checkKnown('createLlmProxy', options, optionNames);
  const access = checkedAccess(options);
  checkChoices(options);
  const choose = modelChoice(options.llm);
  const limits = limitsOf(options);
  const streams = userStreamsOf(options);
  const times = timesOf(options);
  const held = options.reasoning === 'omit' ? new HeldCallData() : undefined;
  const maxBodyBytes = checkedCount('maxBodyBytes', options.maxBodyBytes ?? 256_000);
  return createHandler(access, checkedSecrets(options.secrets), async (request, { admit, report }) => {
    const body = await readJsonBody(request, maxBodyBytes);
    const asked = { ...completionRequest(body, limits), ...(options.onUsage && { reportUsage: true }) };
    const model = choose(body['model']);
    const { user, release } = await streams.take(request);
    admit({ action: 'llm-answer', user, model: model.name ?? null, messages: asked.messages.length });
    const onUsage = tellUsage(options, request, { user, model: model.name });
    return answer(model, held?.giveBack(asked) ?? asked, {
      ...times,
      client: request.signal,
      held,
      release,
      onUsage,
      report,
    });
  });
}

interface Times {
  readonly timeoutMs: number;
  readonly maxAnswerMs: number;
  readonly keepAliveMs: number;
}

interface AnswerOptions extends Times {
  readonly client: AbortSignal;
  /** Keeps what may hold thoughts; without it all is sent. */
  readonly held: HeldCallData | undefined;
  readonly release: () => void;
  readonly onUsage: (usage: Omit<LlmUsage, 'user' | 'model'>) => void;
  readonly report: Report;
}

/** A failure before the first part, or before the first comment is due, keeps its status. */
async function answer(
  { name: model, adapter }: ChosenModel,
  asked: LlmRequest,
  { keepAliveMs, report, held, release, onUsage, ...options }: AnswerOptions,
): Promise<Response> {
  let stream: CompletionStream | undefined;
  const meter = new UsageMeter(asked);
  const run = new CompletionRun(adapter, asked, {
    ...options,
    held,
    onPart: (part) => meter.add(part),
    onEnd: () => {
      release();
      onUsage(meter.total(options.client.aborted));
    },
    onAbandoned: () => stream?.breakOff(),
  });
  const first = run.next();
  await settledWithin(first, keepAliveMs);
  const show = (part: LlmPart) => (held ? withoutThoughts(part, held) : part);
  stream = new CompletionStream(run, { model, first, keepAliveMs, show, report });
  return new Response(stream.body, {
    headers: {
      // `no-transform` keeps compression, and `x-accel-buffering` nginx, from collecting the events.
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    },
  });
}

function withoutThoughts(part: LlmPart, held: HeldCallData): LlmPart | null {
  if (part.type === 'reasoning-delta') return null;
  return part.type === 'tool-call' ? held.take(part) : part;
}

/** A hook that fails, at once or later, changes nothing for the page. */
function tellUsage(
  { onUsage }: LlmProxyOptions,
  request: Request,
  who: Pick<LlmUsage, 'user' | 'model'>,
): AnswerOptions['onUsage'] {
  return (usage) => {
    const tell = async () => onUsage?.({ ...who, ...usage }, request);
    tell().catch(() => undefined);
  };
}

async function settledWithin(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}

const timesOf = ({
  timeoutMs = 120_000,
  maxAnswerMs = 600_000,
  keepAliveMs = 10_000,
}: LlmProxyOptions): Times => ({
  timeoutMs: checkedPositive('timeoutMs', timeoutMs),
  maxAnswerMs: checkedPositive('maxAnswerMs', maxAnswerMs),
  keepAliveMs: checkedPositive('keepAliveMs', keepAliveMs),
});

function limitsOf(options: LlmProxyOptions): CompletionLimits {
  const {
    systemPrompt,
    allowTools = false,
    maxMessages = 500,
    maxChars = 200_000,
    maxOutputTokens,
  } = options;
  if (systemPrompt !== undefined && typeof systemPrompt !== 'string') {
    throw invalidOption('`systemPrompt` must be a string.');
  }
  if (typeof allowTools !== 'boolean' && !isNames(allowTools)) {
    throw invalidOption('`allowTools` must be true, false, or a list of names of tools.');
  }
  if (maxOutputTokens !== undefined) checkedCount('maxOutputTokens', maxOutputTokens);
  return {
    systemPrompt,
    allowTools,
    maxMessages: checkedCount('maxMessages', maxMessages),
    maxChars: checkedCount('maxChars', maxChars),
    maxOutputTokens,
  };
}

function userStreamsOf(options: LlmProxyOptions): UserStreams {
  const { maxStreams, maxStreamsPerUser, userKey = options.rateLimitKey } = options;
  if (userKey !== undefined && typeof userKey !== 'function')
    throw invalidOption('`userKey` must be a function.');
  if (maxStreamsPerUser !== undefined && !userKey)
    throw invalidOption('`maxStreamsPerUser` needs `userKey` beside it, to know who is who.');
  return new UserStreams({
    userKey,
    perUser: checkedCount('maxStreamsPerUser', maxStreamsPerUser ?? 4),
    total: maxStreams === undefined ? Infinity : checkedCount('maxStreams', maxStreams),
  });
}

function checkChoices({ reasoning, onUsage }: LlmProxyOptions): void {
  if (reasoning !== undefined && reasoning !== 'send' && reasoning !== 'omit')
    throw invalidOption('`reasoning` must be "send" or "omit".');
  if (onUsage !== undefined && typeof onUsage !== 'function')
    throw invalidOption('`onUsage` must be a function.');
}

function checkedSecrets(secrets: LlmProxyOptions['secrets']): readonly string[] {
  if (secrets === undefined || isNames(secrets)) return secrets ?? [];
  throw invalidOption('`secrets` must be a list of strings that are not empty.');
}

const isNames = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((item) => typeof item === 'string' && item !== '');
