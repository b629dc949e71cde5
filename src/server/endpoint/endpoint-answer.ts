import type { LlmAdapter, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';
import { hasFiles } from '../../llm/protocols/history.js';
import { CompletionRun } from '../completion-run.js';
import type { HeldCallData } from '../held-call-data.js';
import { jsonResponse } from '../json-response.js';
import type { Refusal } from '../refusal.js';
import { streamAnswer } from '../stream-answer.js';
import { UsageMeter } from '../usage-meter.js';
import { cappedLlm } from './capped-llm.js';
import type { AnswerFacts, EndpointForm, FormRequest } from './endpoint-form.js';
import type { EndpointSettings } from './endpoint-options.js';
import type { LlmEndpointRequest } from './endpoint-stats.js';
import { preparedPart, preparing } from './shown-parts.js';
import { wholeAnswer } from './whole-answer.js';

interface Ended extends Pick<LlmEndpointRequest, 'outcome' | 'usage' | 'firstPartMs'> {
  readonly error: Refusal | undefined;
}

export interface EndpointAnswer {
  readonly form: EndpointForm;
  readonly adapter: LlmAdapter;
  readonly asked: FormRequest;
  /** The request for the adapter. */
  readonly request: LlmRequest;
  readonly facts: Pick<AnswerFacts, 'model' | 'framing'>;
  readonly settings: EndpointSettings;
  readonly held: HeldCallData;
  readonly client: Request;
  /** Called once, for every outcome. */
  readonly onEnd: (ended: Ended) => void;
}

const NOTE = 'Anam needs a stream: send "stream": true (Gemini: streamGenerateContent).';

/** @throws Refusal for an error before the answer has started */
export async function endpointAnswer(answer: EndpointAnswer): Promise<Response> {
  const { form, asked, held, settings } = answer;
  const { run, facts } = runOf(answer);
  const prepare = (part: LlmPart) => preparedPart(part, held);
  if (!asked.stream) {
    const whole = form.whole(facts, await wholeAnswer(run, prepare));
    return jsonResponse(200, whole, { 'x-anam-react-note': NOTE });
  }
  return streamAnswer(
    run,
    {
      writer: preparing(form.writer(facts), prepare),
      keepAliveMs: settings.keepAliveMs,
      // `onEnd` receives this error.
      report: () => undefined,
    },
    facts.framing === 'array' ? 'application/json; charset=UTF-8' : undefined,
  );
}

function runOf(answer: EndpointAnswer) {
  const { asked, request, settings, client, onEnd } = answer;
  const startedAt = Date.now();
  const meter = new UsageMeter(request);
  let firstPartMs: number | undefined;
  const run = new CompletionRun(cappedLlm(answer.adapter), request, {
    timeoutMs: settings.timeoutMs,
    maxAnswerMs: settings.maxAnswerMs,
    held: settings.hidesReasoning ? answer.held : undefined,
    client,
    onPart: (part) => {
      firstPartMs ??= Date.now() - startedAt;
      meter.add(part);
    },
    onEnd: (isWhole, refusal) => {
      const error = refusal?.code === 'client-closed' ? undefined : refusal;
      const { outcome: _outcome, ...usage } = meter.total(false);
      onEnd({
        outcome: isWhole ? 'finished' : error ? 'failed' : 'aborted',
        usage,
        ...(firstPartMs !== undefined && { firstPartMs }),
        error,
      });
    },
  });
  const facts: AnswerFacts = {
    ...answer.facts,
    showUsage: asked.showUsage,
    reasoning: settings.hidesReasoning ? 'hidden' : asked.reasoning,
    isTextOnly: !request.messages.some(({ content }) => hasFiles(content)),
    usage: () => meter.total(false),
    times: () => {
      const totalMs = Date.now() - startedAt;
      return { firstPartMs: firstPartMs ?? totalMs, totalMs };
    },
  };
  return { run, facts };
}
