import { readAnswer, type Answer } from './answer.js';
import type { Evidence } from './check-report.js';
import type { Ask, EndpointSpec, LimitName } from './endpoint-spec.js';
import { bodyText, exchange, type Exchange } from './exchange.js';
import type { Probe } from './probe.js';
import { greeting, MAX_TOKENS, prompt, riddle, toolPrompt } from './prompts.js';

export interface LabOptions {
  readonly spec: EndpointSpec;
  readonly url: URL;
  readonly model: string | undefined;
  readonly apiKey: string | undefined;
  readonly origin: string | undefined;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly probe: Probe | undefined;
  readonly requestTimeoutMs: number;
  /** The deadline for all checks, as a `Date.now()` time. */
  readonly deadline: number;
  readonly redact: (text: string) => string;
}

/** How a request differs from the usual one. */
export interface Variation {
  readonly url?: URL;
  readonly model?: string;
  /** `null` sends no key. */
  readonly key?: string | null;
  readonly rawBody?: string;
  readonly origin?: string;
  readonly leaveWhen?: (bytes: Uint8Array) => boolean;
}

const IMPATIENT_MS = 3000;
const EVIDENCE_CHARS = 2000;
const EVIDENCE_READS = 40;

/** Sends the requests of all checks. A response that several checks need is requested once. */
export class Lab {
  readonly options: LabOptions;
  /** All responses so far, for the checks that look at all of them. */
  readonly exchanges: Exchange[] = [];
  #limit: LimitName = 'max_tokens';
  #counting: Promise<Answer> | undefined;
  #greeting: Promise<Answer> | undefined;
  #riddle: Promise<Answer> | undefined;
  #toolCall: Promise<Answer> | undefined;

  constructor(options: LabOptions) {
    this.options = options;
  }

  get spec(): EndpointSpec {
    return this.options.spec;
  }

  /** Whether the endpoint is on this machine. */
  get isLocal(): boolean {
    return /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)$/.test(this.options.url.hostname);
  }

  /** The response that most checks look at. If `max_tokens` is refused, the request is sent with `max_completion_tokens`. */
  counting(): Promise<Answer> {
    this.#counting ??= this.#firstAnswer();
    return this.#counting;
  }

  /** The response that must contain characters outside ASCII. */
  greeting(): Promise<Answer> {
    this.#greeting ??= this.answer({ messages: prompt(greeting) });
    return this.#greeting;
  }

  /** The response to a puzzle, which makes models reason. Groq is asked to separate the reasoning. */
  riddle(): Promise<Answer> {
    const parsed = this.spec.id === 'groq' && { reasoningFormat: 'parsed' as const };
    this.#riddle ??= this.answer({ messages: prompt(riddle), ...parsed });
    return this.#riddle;
  }

  /** The response that contains a call of the tool `ping`. */
  toolCall(): Promise<Answer> {
    this.#toolCall ??= this.answer({ messages: prompt(toolPrompt), tool: true });
    return this.#toolCall;
  }

  async answer(ask: Partial<Ask>, variation: Variation = {}): Promise<Answer> {
    return readAnswer(await this.send(ask, variation), this.spec);
  }

  async send(ask: Partial<Ask>, variation: Variation = {}): Promise<Exchange> {
    const { fetch, now, requestTimeoutMs, deadline } = this.options;
    // After one timeout, others are likely. With the full time limit, all checks together would take many minutes.
    const patience = this.exchanges.some(({ failure }) => failure?.kind === 'timeout')
      ? IMPATIENT_MS
      : Infinity;
    const timeoutMs = Math.max(1, Math.min(requestTimeoutMs, patience, deadline - Date.now()));
    const { leaveWhen } = variation;
    const url = String(variation.url ?? this.options.url);
    const call = { url, init: this.#init(ask, variation), timeoutMs, leaveWhen };
    const got = await exchange(call, { fetch, now });
    this.exchanges.push(got);
    return got;
  }

  /** How long the network alone takes, in ms. Connecting takes one round trip, and with TLS about two. */
  async roundTripMs(): Promise<number> {
    const { probe, url, now, requestTimeoutMs } = this.options;
    if (!probe) return 0;
    const startedAt = now();
    const { failure, tls } = await probe.connect(url, requestTimeoutMs);
    return failure ? 0 : (now() - startedAt) / (tls ? 2 : 1);
  }

  evidence(got: Exchange, found?: string): Evidence {
    const headers = [...got.headers].filter(([name]) => name !== 'set-cookie');
    return {
      request: got.request,
      status: got.status,
      headers: Object.fromEntries(headers),
      body: this.excerpt(bodyText(got)),
      reads: readSizes(got).slice(0, EVIDENCE_READS),
      ...(found !== undefined && { found: this.excerpt(found, 300) }),
    };
  }

  /** The start of a text. Keys are removed first, because the cut could leave half of one. */
  excerpt(text: string, length = EVIDENCE_CHARS): string {
    const clean = this.options.redact(text);
    return clean.length > length ? `${clean.slice(0, length)}…` : clean;
  }

  async #firstAnswer(): Promise<Answer> {
    const first = await this.answer({});
    const refused =
      first.exchange.status === 400 && /max_(completion_)?tokens/.test(bodyText(first.exchange));
    if (!refused) return first;
    this.#limit = 'max_completion_tokens';
    return this.answer({});
  }

  #init(ask: Partial<Ask>, { model = this.options.model, key, rawBody, origin }: Variation): RequestInit {
    const sent = key === undefined ? this.options.apiKey : key;
    const pageOrigin = origin ?? this.options.origin;
    const full: Ask = { messages: prompt(), maxTokens: MAX_TOKENS, ...ask };
    return {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(sent && Object.fromEntries([this.spec.keyHeader(sent)])),
        // In a page, the browser sets this header and ignores this one.
        ...(pageOrigin !== undefined && this.options.probe && { origin: pageOrigin }),
      },
      body: rawBody ?? JSON.stringify(this.spec.body(full, model, this.#limit)),
    };
  }
}

const readSizes = ({ reads }: Exchange) =>
  reads.map(({ at, total }, index) => [Math.round(at), total - (reads[index - 1]?.total ?? 0)] as const);
