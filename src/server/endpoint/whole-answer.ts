import type { LlmFinishReason, LlmPart } from '../../llm/llm-adapter.js';
import type { CompletionRun } from '../completion-run.js';
import { Refusal } from '../refusal.js';

export type WholeCall = Omit<Extract<LlmPart, { type: 'tool-call' }>, 'type'>;

/** An answer that is sent in one piece. */
export interface WholeAnswer {
  readonly text: string;
  /** The provider data of the last text that had any. */
  readonly providerData: unknown;
  readonly reasoning: string;
  readonly refusal: string;
  readonly calls: readonly WholeCall[];
  readonly finish: LlmFinishReason;
}

/** The maximum length of an answer, in characters. */
const MOST = 4_000_000;

/** @throws Refusal as `CompletionRun.next` does, and 502 `llm-too-large` */
export async function wholeAnswer(
  run: CompletionRun,
  show: (part: LlmPart) => LlmPart,
): Promise<WholeAnswer> {
  const texts = { 'text-delta': '', 'reasoning-delta': '', 'refusal-delta': '' };
  let providerData: unknown;
  const calls: WholeCall[] = [];
  let finish: LlmFinishReason | undefined;
  let size = 0;
  for (let part = await run.next(); part !== null; part = await run.next()) {
    const shown = show(part);
    if (shown.type === 'finish') {
      finish = shown.reason;
      run.finish();
      break;
    }
    if (shown.type === 'tool-call' && !shown.providerExecuted) {
      const { type: _type, ...call } = shown;
      calls.push(call);
      size += call.arguments.length;
    } else if (isText(shown)) {
      texts[shown.type] += shown.text;
      size += shown.text.length;
      if (shown.type === 'text-delta') providerData = shown.providerData ?? providerData;
    }
    if (size > MOST) {
      run.stop();
      throw new Refusal(502, 'llm-too-large', 'The answer of the model is larger than the limit.');
    }
  }
  return {
    text: texts['text-delta'],
    providerData,
    reasoning: texts['reasoning-delta'],
    refusal: texts['refusal-delta'],
    calls,
    finish: finish ?? (calls.length > 0 ? 'tool-calls' : 'stop'),
  };
}

type TextPart = Extract<LlmPart, { type: 'text-delta' | 'reasoning-delta' | 'refusal-delta' }>;

/** Anam speaks all text, so text that must not be spoken is left out. */
const isText = (part: LlmPart): part is TextPart =>
  (part.type === 'text-delta' && part.speak !== false) ||
  part.type === 'reasoning-delta' ||
  part.type === 'refusal-delta';
