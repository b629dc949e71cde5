import type { LlmPart, LlmRequest } from '../llm/llm-adapter.js';
import { checkConversation, type AllowIds } from './allowed-ids.js';
import { completionWriter } from './completion-events.js';
import { completionRequest, type CompletionLimits } from './completion-request.js';
import { CompletionRun } from './completion-run.js';
import type { Admitted, Report } from './create-handler.js';
import type { HeldCallData } from './held-call-data.js';
import type { ChosenModel, ModelChoice } from './llm-models.js';
import { readJsonBody } from './read-json-body.js';
import { streamAnswer } from './stream-answer.js';
import { UsageMeter, type LlmUsage } from './usage-meter.js';
import type { UserStreams } from './user-streams.js';

/** The checked options of `createLlmProxy`, and its state between requests. */
export interface ProxySettings {
  readonly choose: ModelChoice;
  readonly limits: CompletionLimits;
  readonly streams: UserStreams;
  readonly times: AnswerTimes;
  readonly held: HeldCallData | undefined;
  readonly maxBodyBytes: number;
  readonly allowIds: AllowIds | undefined;
  readonly onUsage: ((usage: LlmUsage, request: Request) => void | Promise<void>) | undefined;
}

/** The inputs of one answer. Its code is loaded with the first request. */
export async function answerLlm(
  settings: ProxySettings,
  request: Request,
  { admit, report }: Admitted,
): Promise<Response> {
  const { choose, limits, streams, times, held, maxBodyBytes } = settings;
  const body = await readJsonBody(request, maxBodyBytes);
  const wanted = completionRequest(body, limits);
  await checkConversation(settings.allowIds, wanted.conversationId, request);
  const asked = { ...wanted, ...(settings.onUsage && { reportUsage: true }) };
  const model = choose(body['model']);
  const { user, release } = await streams.take(request);
  admit({ action: 'llm-answer', user, model: model.name ?? null, messages: asked.messages.length });
  const onUsage = tellUsage(settings, request, { user, model: model.name });
  return answer(model, held?.giveBack(asked) ?? asked, {
    ...times,
    showUsage: wanted.reportUsage === true,
    showIds: settings.allowIds !== undefined,
    client: request,
    held,
    release,
    onUsage,
    report,
  });
}

export interface AnswerTimes {
  readonly timeoutMs: number;
  readonly maxAnswerMs: number;
  readonly keepAliveMs: number;
}

interface AnswerOptions extends AnswerTimes {
  /** Whether the page asked for token counts. */
  readonly showUsage: boolean;
  readonly showIds: boolean;
  readonly client: Request;
  /** Keeps provider data on the server; without it, the data is sent to the page. */
  readonly held: HeldCallData | undefined;
  readonly release: () => void;
  readonly onUsage: (usage: Omit<LlmUsage, 'user' | 'model'>) => void;
  readonly report: Report;
}

/** @throws Refusal for an error before the answer has started */
function answer(
  { name: model, adapter }: ChosenModel,
  asked: LlmRequest,
  { keepAliveMs, showUsage, showIds, report, held, release, onUsage, ...options }: AnswerOptions,
): Promise<Response> {
  const meter = new UsageMeter(asked);
  const run = new CompletionRun(adapter, asked, {
    ...options,
    held,
    onPart: (part) => meter.add(part),
    onEnd: () => {
      release();
      onUsage(meter.total(options.client.signal.aborted));
    },
  });
  const show = (part: LlmPart) => {
    if (!held) return part;
    if (part.type === 'reasoning-delta') return null;
    return part.type === 'tool-call' ? held.take(part) : part;
  };
  const writer = completionWriter({ model, showUsage, showIds, show });
  return streamAnswer(run, { writer, keepAliveMs, report });
}

/** Calls `onUsage` and ignores its errors, sync or async. */
function tellUsage(
  { onUsage }: ProxySettings,
  request: Request,
  who: Pick<LlmUsage, 'user' | 'model'>,
): AnswerOptions['onUsage'] {
  return (usage) => {
    const tell = async () => onUsage?.({ ...who, ...usage }, request);
    tell().catch(() => undefined);
  };
}
