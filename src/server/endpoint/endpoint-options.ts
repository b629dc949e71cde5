import type { LlmAdapter, LlmRequest } from '../../llm/llm-adapter.js';
import { custom } from '../../llm/custom.js';
import { checkedCount, checkedKey, checkedPositive, checkKnown, invalidOption } from '../checked-option.js';
import { isAdapter, type ProxyLlm } from '../llm-models.js';
import type { LlmEndpointRequest } from './endpoint-stats.js';
import type { LlmEndpointSpec } from './endpoint-route.js';

/** Options of `createLlmEndpoint`. */
export interface LlmEndpointOptions {
  /**
   * An adapter from `anam-react/llm`, `route([…])`, `custom`, or your own, used for every model name. Or an object with
   * one adapter for each model name; other names get the specification's 404.
   */
  readonly llm: ProxyLlm;
  /**
   * The secret that you register at Anam with the URL. Callers send it where the specification puts the API key. Pass
   * two or more while you rotate the secret.
   */
  readonly secret: string | readonly string[];
  /** Serves only this specification, at any path. @default the path of each request decides */
  readonly spec?: LlmEndpointSpec | undefined;
  /** `omit` keeps reasoning on the server. @default 'send' */
  readonly reasoning?: 'send' | 'omit' | undefined;
  /**
   * Whether a request is one of Anam's probes, which measure how fast an endpoint is. Anam documents no way to
   * recognize them, so your app must decide. It must not read the body. A probe gets `probeAnswer`, and its tokens are
   * not counted.
   * @default no request is a probe
   */
  readonly isProbe?: ((request: Request, asked: LlmRequest) => boolean | Promise<boolean>) | undefined;
  /**
   * The answer to a probe: a text, or a smaller model. Anam compares your URLs by the speed of its probes, so a text
   * makes this URL look faster than it is.
   * @default 'OK'
   */
  readonly probeAnswer?: string | LlmAdapter | undefined;
  /** The maximum size of a request, in bytes. @default 4000000 */
  readonly maxBodyBytes?: number | undefined;
  /** The maximum number of messages in a conversation. @default 5000 */
  readonly maxMessages?: number | undefined;
  /** The maximum number of tokens in an answer. A caller can only lower it. @default the adapter's limit */
  readonly maxOutputTokens?: number | undefined;
  /** The maximum number of simultaneous answers, in this process. @default no limit */
  readonly maxStreams?: number | undefined;
  /** How long the model may be silent, and how long a caller may leave the answer unread, in milliseconds. @default 120000 */
  readonly timeoutMs?: number | undefined;
  /** The time limit for a whole answer, in milliseconds. @default 600000 */
  readonly maxAnswerMs?: number | undefined;
  /** The interval of keep-alive comments while the model is silent, in milliseconds. @default 10000 */
  readonly keepAliveMs?: number | undefined;
  /** Called when a request has ended, for every outcome: for your log and metrics, and to see that Anam called you. */
  readonly onRequest?: ((ended: LlmEndpointRequest, request: Request) => void | Promise<void>) | undefined;
  /**
   * Additional secrets to redact in the arguments of `onRequest`. Keys of this package's adapters are always redacted.
   */
  readonly secrets?: readonly string[] | undefined;
}

/** The checked options with their defaults. */
export interface EndpointSettings {
  readonly spec: LlmEndpointSpec | undefined;
  readonly secrets: readonly string[];
  readonly hidesReasoning: boolean;
  readonly isProbe: NonNullable<LlmEndpointOptions['isProbe']>;
  readonly probe: LlmAdapter;
  readonly maxBodyBytes: number;
  readonly maxMessages: number;
  readonly maxOutputTokens: number | undefined;
  readonly maxStreams: number;
  readonly timeoutMs: number;
  readonly maxAnswerMs: number;
  readonly keepAliveMs: number;
  readonly onRequest: LlmEndpointOptions['onRequest'];
  readonly redacted: readonly string[];
}

const optionNames: Readonly<Record<keyof LlmEndpointOptions, true>> = {
  llm: true,
  secret: true,
  spec: true,
  reasoning: true,
  isProbe: true,
  probeAnswer: true,
  maxBodyBytes: true,
  maxMessages: true,
  maxOutputTokens: true,
  maxStreams: true,
  timeoutMs: true,
  maxAnswerMs: true,
  keepAliveMs: true,
  onRequest: true,
  secrets: true,
};

const specs: readonly unknown[] = ['openai', 'azure', 'gemini', 'groq'];

/** @throws PersonaError `config-invalid` */
export function endpointSettings(options: LlmEndpointOptions): EndpointSettings {
  checkKnown('createLlmEndpoint', options, optionNames, {});
  const { spec, reasoning = 'send', maxOutputTokens, maxStreams, onRequest, isProbe = () => false } = options;
  if (spec !== undefined && !specs.includes(spec))
    throw invalidOption('`spec` must be one of "openai", "azure", "gemini", "groq".');
  if (reasoning !== 'send' && reasoning !== 'omit')
    throw invalidOption('`reasoning` must be "send" or "omit".');
  if (onRequest !== undefined && typeof onRequest !== 'function')
    throw invalidOption('`onRequest` must be a function.');
  if (typeof isProbe !== 'function') throw invalidOption('`isProbe` must be a function.');
  const secrets = secretsOf(options.secret);
  return {
    spec,
    secrets,
    hidesReasoning: reasoning === 'omit',
    isProbe,
    probe: probeOf(options.probeAnswer ?? 'OK'),
    maxBodyBytes: checkedCount('maxBodyBytes', options.maxBodyBytes ?? 4_000_000),
    maxMessages: checkedCount('maxMessages', options.maxMessages ?? 5000),
    maxOutputTokens:
      maxOutputTokens === undefined ? undefined : checkedCount('maxOutputTokens', maxOutputTokens),
    maxStreams: maxStreams === undefined ? Infinity : checkedCount('maxStreams', maxStreams),
    timeoutMs: checkedPositive('timeoutMs', options.timeoutMs ?? 120_000),
    maxAnswerMs: checkedPositive('maxAnswerMs', options.maxAnswerMs ?? 600_000),
    keepAliveMs: checkedPositive('keepAliveMs', options.keepAliveMs ?? 10_000),
    onRequest,
    redacted: [...secrets, ...ownSecrets(options.secrets)],
  };
}

function secretsOf(secret: LlmEndpointOptions['secret']): readonly string[] {
  const list: readonly unknown[] = Array.isArray(secret) ? secret : [secret];
  if (list.length === 0) throw invalidOption('`secret` must have at least one secret.');
  return list.map((one) => checkedKey('secret', one));
}

function ownSecrets(secrets: LlmEndpointOptions['secrets'] = []): readonly string[] {
  if (Array.isArray(secrets) && secrets.every((one) => typeof one === 'string' && one !== '')) return secrets;
  throw invalidOption('`secrets` must be a list of non-empty strings.');
}

function probeOf(answer: unknown): LlmAdapter {
  if (isAdapter(answer)) return answer;
  if (typeof answer !== 'string' || answer === '')
    throw invalidOption('`probeAnswer` must be a text or an adapter of `anam-react/llm`.');
  return custom(async function* () {
    yield answer;
  });
}
