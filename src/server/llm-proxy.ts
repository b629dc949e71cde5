import type { SharedTool } from '../internal/token-tool.js';
import { MAX_FILE_BYTES, type AllowedFiles } from './allowed-files.js';
import { checkedAccess, checkedCount, checkedPositive, checkKnown, invalidOption } from './checked-option.js';
import type { CompletionLimits } from './completion-request.js';
import type { AllowIds } from './allowed-ids.js';
import type { AllowedTools } from './completion-tools.js';
import { createHandler, type WebHandler } from './create-handler.js';
import type { AccessOptions } from './guard.js';
import { HeldCallData } from './held-call-data.js';
import type { AnswerTimes, ProxySettings } from './llm-answer.js';
import { modelChoice, type ProxyLlm } from './llm-models.js';
import { isPageSetting, type PageSetting } from './page-setting.js';
import { sharedTools } from './shared-tools.js';
import type { LlmUsage } from './usage-meter.js';
import { UserStreams, type UserKey } from './user-streams.js';

/** Options of `createLlmProxy`. */
export interface LlmProxyOptions extends AccessOptions {
  /**
   * An adapter from `anam-react/llm` with your key, used for every `model`. Or an object with one adapter for each
   * `model` that a page may request; the first one is the default. Any adapter works: `gemini`, `route`, `custom`, ….
   */
  readonly llm: ProxyLlm;
  /**
   * The server's instructions, placed first. A page's `system` messages (from `persona.addContext`) then reach the
   * model as marked user messages, with no more weight than the user's own messages.
   */
  readonly systemPrompt?: string | undefined;
  /**
   * Tools from `defineTool` that a page may offer to the model: the same tools that the page mounts. Their descriptions
   * and parameters come from here, whatever the page sends.
   * @default none
   */
  readonly tools?: readonly SharedTool[] | undefined;
  /**
   * Other tools that a page may offer to the model: none, any, or those with these names. Their descriptions come from the
   * page.
   * @default false
   */
  readonly allowTools?: AllowedTools | undefined;
  /** The images and files that a page may send to the model. @default none */
  readonly allowFiles?: AllowedFiles | undefined;
  /**
   * The settings that a page may choose, e.g. `['temperature', 'reasoningEffort']`. Some of them cost money. Set the others
   * in the adapter. @default none
   */
  readonly allowSettings?: readonly PageSetting[] | undefined;
  /**
   * Passes the ids of the conversation and of its messages to the adapter (`conversationId`, `id`), so that your server
   * can use them to store the conversation: `openaiCompatible({ …, sendIds: true })` sends them. A page can send any
   * id, so pass a function that says whether the conversation is the user's; `true` allows all. Without this option, a
   * request with ids is refused.
   * @default none
   */
  readonly allowIds?: AllowIds | undefined;
  /** The maximum size of a request, in bytes. @default 256000, and the size of `allowFiles.maxBytes` in base64 */
  readonly maxBodyBytes?: number | undefined;
  /** The maximum number of messages in a conversation. @default 500 */
  readonly maxMessages?: number | undefined;
  /** The maximum number of characters in all messages and tools together. @default 200000 */
  readonly maxChars?: number | undefined;
  /** The maximum number of tokens in an answer. A page can only lower it. @default the adapter's limit */
  readonly maxOutputTokens?: number | undefined;
  /**
   * `omit` keeps reasoning on the server: it never reaches the page or its storage. Provider data of tool calls then stays
   * in the memory of this process, so all requests of a user must reach the same instance.
   * @default 'send'
   */
  readonly reasoning?: 'send' | 'omit' | undefined;
  /** The maximum number of simultaneous answers, in this process. @default no limit */
  readonly maxStreams?: number | undefined;
  /**
   * The maximum number of simultaneous answers per user, in this process. Requires `userKey`. @default 4 with `userKey`
   */
  readonly maxStreamsPerUser?: number | undefined;
  /** Returns the key of the user who gets the answer, for example the user id. @default `rateLimitKey` */
  readonly userKey?: UserKey | undefined;
  /** How long the model may be silent, and how long a page may leave the answer unread, in milliseconds. @default 120000 */
  readonly timeoutMs?: number | undefined;
  /** The time limit for a whole answer, in milliseconds. @default 600000 */
  readonly maxAnswerMs?: number | undefined;
  /** The interval of keep-alive comments while the model is silent, in milliseconds. @default 10000 */
  readonly keepAliveMs?: number | undefined;
  /**
   * Called with the cost of each answer when it ends, for every outcome. To enforce a budget, refuse users in `authorize`.
   */
  readonly onUsage?: ((usage: LlmUsage, request: Request) => void | Promise<void>) | undefined;
  /** Additional secrets to redact in your log. Keys of this package's adapters are always redacted. */
  readonly secrets?: readonly string[] | undefined;
}

const optionNames: Readonly<Record<Exclude<keyof LlmProxyOptions, keyof AccessOptions>, true>> = {
  llm: true,
  systemPrompt: true,
  tools: true,
  allowTools: true,
  allowFiles: true,
  allowSettings: true,
  allowIds: true,
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
 * Creates a handler that streams any model to the page and keeps the API key on the server. It accepts the POST from
 * `openaiCompatible({ url: '/api/persona/llm' })` (OpenAI's Chat Completions) and returns its event stream, including
 * reasoning. It limits models, fields, tools, length, tokens and streams. If the page disconnects, the model stops.
 *
 * Errors are JSON, `{ error: { code, message } }`, with a matching status. An error after the answer has started is
 * sent as an event with the same shape. Texts from the model endpoint go only to your log.
 *
 * @throws PersonaError `config-invalid` if an option is invalid, `config-tool` for a tool that Anam would reject
 * @example
 * // app/api/persona/llm/route.ts
 * export const POST = createLlmProxy({
 *   llm: { 'claude-sonnet': anthropic({ model: 'claude-sonnet-4-5', apiKey: process.env.ANTHROPIC_API_KEY! }) },
 *   systemPrompt: 'Be brief.',
 *   maxOutputTokens: 2000,
 *   tools: [getWeather], // those that the page mounts
 *   authorize: async (request) => (await currentUser(request)) !== null,
 * });
 */
export function createLlmProxy(options: LlmProxyOptions): WebHandler {
  checkKnown('createLlmProxy', options, optionNames);
  const access = checkedAccess(options);
  checkChoices(options);
  const times = timesOf(options);
  const settings: ProxySettings = {
    choose: modelChoice(options.llm),
    limits: limitsOf(options),
    streams: userStreamsOf(options, times),
    times,
    held: options.reasoning === 'omit' ? new HeldCallData({ trustsCaller: false }) : undefined,
    maxBodyBytes: checkedCount('maxBodyBytes', options.maxBodyBytes ?? bodyBytes(options)),
    allowIds: options.allowIds,
    onUsage: options.onUsage,
  };
  return createHandler(access, checkedSecrets(options.secrets), async (request, admitted) => {
    // A worker that only starts sessions never loads it.
    const { answerLlm } = await import('./llm-answer.js');
    return answerLlm(settings, request, admitted);
  });
}

const timesOf = ({
  timeoutMs = 120_000,
  maxAnswerMs = 600_000,
  keepAliveMs = 10_000,
}: LlmProxyOptions): AnswerTimes => ({
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
    allowFiles,
    allowSettings = [],
  } = options;
  if (systemPrompt !== undefined && typeof systemPrompt !== 'string') {
    throw invalidOption('`systemPrompt` must be a string.');
  }
  if (typeof allowTools !== 'boolean' && !isNames(allowTools)) {
    throw invalidOption('`allowTools` must be true, false or names.');
  }
  if (maxOutputTokens !== undefined) checkedCount('maxOutputTokens', maxOutputTokens);
  if (!Array.isArray(allowSettings) || !allowSettings.every(isPageSetting))
    throw invalidOption('`allowSettings` must be a list of setting names, e.g. ["temperature"].');
  checkFiles(allowFiles);
  const tools = sharedTools(options.tools);
  return {
    systemPrompt,
    allowTools: allowTools === true || tools.map(({ name }) => name).concat(allowTools || []),
    tools,
    allowFiles,
    allowSettings,
    allowIds: options.allowIds !== undefined,
    maxMessages: checkedCount('maxMessages', maxMessages),
    maxChars: checkedCount('maxChars', maxChars),
    maxOutputTokens,
  };
}

function checkFiles(allowFiles: LlmProxyOptions['allowFiles']): void {
  if (allowFiles === undefined) return;
  const { mediaTypes, maxFiles = 1, maxBytes = 1 } = Object(allowFiles) as AllowedFiles;
  if (!isNames(mediaTypes) || !mediaTypes.every((type) => /^[a-z]+\/(\*|[\w.+-]+)$/.test(type)))
    throw invalidOption('`allowFiles.mediaTypes` must be a list of media types, e.g. ["image/*"].');
  checkedCount('allowFiles.maxFiles', maxFiles);
  checkedCount('allowFiles.maxBytes', maxBytes);
}

/** The default size limit. Base64 takes four characters for three bytes. */
const bodyBytes = ({ allowFiles }: LlmProxyOptions): number =>
  256_000 + (allowFiles ? Math.ceil(((allowFiles.maxBytes ?? MAX_FILE_BYTES) * 4) / 3) : 0);

function userStreamsOf(options: LlmProxyOptions, { maxAnswerMs }: AnswerTimes): UserStreams {
  const { maxStreams, maxStreamsPerUser, userKey = options.rateLimitKey } = options;
  if (userKey !== undefined && typeof userKey !== 'function')
    throw invalidOption('`userKey` must be a function.');
  if (maxStreamsPerUser !== undefined && !userKey)
    throw invalidOption('`maxStreamsPerUser` needs `userKey`, which identifies the user.');
  return new UserStreams({
    userKey,
    maxAnswerMs,
    perUser: checkedCount('maxStreamsPerUser', maxStreamsPerUser ?? 4),
    total: maxStreams === undefined ? Infinity : checkedCount('maxStreams', maxStreams),
  });
}

function checkChoices({ reasoning, onUsage, allowIds }: LlmProxyOptions): void {
  if (allowIds !== undefined && allowIds !== true && typeof allowIds !== 'function')
    throw invalidOption('`allowIds` must be true or a function.');
  if (reasoning !== undefined && reasoning !== 'send' && reasoning !== 'omit')
    throw invalidOption('`reasoning` must be "send" or "omit".');
  if (onUsage !== undefined && typeof onUsage !== 'function')
    throw invalidOption('`onUsage` must be a function.');
}

function checkedSecrets(secrets: LlmProxyOptions['secrets']): readonly string[] {
  if (secrets === undefined || isNames(secrets)) return secrets ?? [];
  throw invalidOption('`secrets` must be a list of non-empty strings.');
}

const isNames = (list: unknown): list is readonly string[] =>
  Array.isArray(list) && list.every((item) => typeof item === 'string' && item !== '');
