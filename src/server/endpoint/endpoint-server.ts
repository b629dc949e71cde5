import { createRedactor } from '../../internal/redactor.js';
import { createScrubber } from '../../internal/secret-scrubber.js';
import { printable } from '../../internal/printable.js';
import type { LlmRequest } from '../../llm/llm-adapter.js';
import { toRefusal } from '../create-handler.js';
import { askApp } from '../ask-app.js';
import { HeldCallData } from '../held-call-data.js';
import { jsonResponse } from '../json-response.js';
import { checkJsonShape } from '../json-shape.js';
import { readJsonBody } from '../read-json-body.js';
import { Refusal } from '../refusal.js';
import { UserStreams } from '../user-streams.js';
import { aboutResponse } from './endpoint-about.js';
import { endpointAnswer } from './endpoint-answer.js';
import { preflight, withCors } from './endpoint-cors.js';
import type { EndpointForm } from './endpoint-form.js';
import { keyOf, secretCheck } from './endpoint-key.js';
import { endpointModels, type EndpointModels } from './endpoint-model.js';
import { endpointSettings, type EndpointSettings, type LlmEndpointOptions } from './endpoint-options.js';
import { routeOf, type EndpointRoute } from './endpoint-route.js';
import { EndpointStats, type LlmEndpointStats } from './endpoint-stats.js';
import { EndpointVisit } from './endpoint-visit.js';
import { FormRefusal } from './form-refusal.js';
import { formOf } from './forms.js';

/** Handles the requests of one endpoint. */
export class EndpointServer {
  readonly #stats = new EndpointStats();
  readonly #settings: EndpointSettings;
  readonly #models: EndpointModels;
  readonly #isSecret: (key: string) => Promise<boolean>;
  readonly #scrub: (text: string) => string;
  readonly #streams: UserStreams;
  readonly #held = new HeldCallData({ trustsCaller: true });

  constructor(options: LlmEndpointOptions) {
    this.#settings = endpointSettings(options);
    this.#models = endpointModels(options.llm);
    this.#isSecret = secretCheck(this.#settings.secrets);
    this.#scrub = createScrubber(this.#settings.redacted);
    this.#streams = new UserStreams({
      total: this.#settings.maxStreams,
      perUser: Infinity,
      maxAnswerMs: this.#settings.maxAnswerMs,
      userKey: undefined,
    });
  }

  get stats(): LlmEndpointStats {
    return this.#stats.snapshot(this.#streams.running);
  }

  async handle(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') return preflight(request);
    const route = routeOf(request, this.#settings.spec);
    const isLook = request.method === 'GET' || request.method === 'HEAD';
    if (isLook && route.asks === 'answer') return withCors(withoutBody(request, aboutResponse(route)));
    const form = formOf(route.spec);
    const visit = new EndpointVisit(request, route, {
      onRequest: this.#settings.onRequest,
      stats: this.#stats,
      scrub: this.#scrub,
    });
    try {
      const response = await this.#respond(request, { route, form, visit });
      return withCors(withoutBody(request, response));
    } catch (error) {
      const refusal = toRefusal(error, request);
      visit.refuse(refusal);
      return withCors(this.#errorResponse(request, { route, form }, refusal));
    }
  }

  async #respond(request: Request, { route, form, visit }: Visited): Promise<Response> {
    await this.#checkKey(request, route, form);
    if (route.asks === 'models' && request.method !== 'POST') return this.#listResponse(route, form);
    checkPath(request, route);
    this.#stats.asked();
    const body = await readJsonBody(request, this.#settings.maxBodyBytes);
    checkJsonShape(body);
    // Checked before and after reading, because one Gemini turn may become several messages.
    this.#checkLength(body['messages'] ?? body['contents']);
    const asked = form.read(body, route);
    this.#checkLength(asked.request.messages);
    visit.model = asked.model;
    const model = this.#models.find(asked.model);
    if (!model) throw form.unknownModel(asked.model ?? '');
    const { isProbe } = this.#settings;
    const probes: unknown = await askApp('isProbe', () => isProbe(request, asked.request));
    visit.isProbe = probes === true;
    const { release } = await this.#streams.take(request);
    return endpointAnswer({
      form,
      asked,
      adapter: visit.isProbe ? this.#settings.probe : model.adapter,
      request: this.#held.giveBack(this.#limited(asked.request)),
      facts: { model: asked.model ?? model.name, framing: route.framing },
      settings: this.#settings,
      held: this.#held,
      client: request,
      onEnd: (ended) => {
        release();
        visit.end(ended);
      },
    });
  }

  async #checkKey(request: Request, { spec }: EndpointRoute, form: EndpointForm): Promise<void> {
    const key = keyOf(spec ?? 'openai', request);
    if (key === null || !(await this.#isSecret(key))) throw form.keyRefusal(key === null);
  }

  #listResponse({ model }: EndpointRoute, form: EndpointForm): Response {
    if (model !== undefined && !this.#models.find(model)) throw form.unknownModel(model);
    return jsonResponse(200, form.models(this.#models.names, model));
  }

  #checkLength(messages: unknown): void {
    const { maxMessages } = this.#settings;
    if (!Array.isArray(messages) || messages.length <= maxMessages) return;
    const message = `The conversation may have ${maxMessages} messages at most.`;
    throw new Refusal(413, 'conversation-too-long', message);
  }

  #limited(request: LlmRequest): LlmRequest {
    const limits = [request.maxOutputTokens, this.#settings.maxOutputTokens].filter(
      (limit) => limit !== undefined,
    );
    return limits.length === 0 ? request : { ...request, maxOutputTokens: Math.min(...limits) };
  }

  #errorResponse(request: Request, { route, form }: Omit<Visited, 'visit'>, refusal: Refusal): Response {
    // A caller may have sent its key in another field as well.
    const redact = createRedactor([
      ...this.#settings.redacted,
      keyOf(route.spec ?? 'openai', request) ?? undefined,
    ]);
    const { status, body } = form.error(refusal, printable(redact(refusal.message)));
    return withoutBody(request, jsonResponse(status, body, refusal.extras.headers));
  }
}

interface Visited {
  readonly route: EndpointRoute;
  readonly form: EndpointForm;
  readonly visit: EndpointVisit;
}

function checkPath({ method, url }: Request, { spec }: EndpointRoute): void {
  if (method !== 'POST')
    throw new FormRefusal(405, `Not allowed to ${method.slice(0, 20)} here. Use POST.`, {
      code: 'method-not-allowed',
      headers: { allow: 'GET, HEAD, OPTIONS, POST' },
    });
  if (spec !== null) return;
  const { pathname } = new URL(url);
  throw new FormRefusal(404, `Invalid URL (POST ${pathname.slice(0, 200)})`, { code: 'path-not-found' });
}

const withoutBody = ({ method }: Request, response: Response): Response =>
  method === 'HEAD' ? new Response(null, response) : response;
