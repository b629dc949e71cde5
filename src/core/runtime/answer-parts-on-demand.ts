import type { LlmPart } from '../../llm/llm-adapter.js';
import { sessionLifeError } from '../machine/session-life-error.js';
import type { AnswerPartRules } from '../machine/answer/answer-part-rules.js';

let loaded: AnswerPartRules | null = null;

/** The rules for the rarer parts of an answer; `null` while no answer of this page had one. */
export const loadedAnswerParts = (): AnswerPartRules | null => loaded;

/** @throws PersonaError `session-load`; the next part tries again */
export async function loadAnswerParts(): Promise<void> {
  try {
    loaded ??= (await import('../machine/answer/answer-parts.js')).answerPartRules;
  } catch (cause) {
    throw sessionLifeError('session-load', { message: 'A part of anam-react could not be loaded.', cause });
  }
}

const common = new Set<LlmPart['type']>([
  'text-delta',
  'reasoning-delta',
  'refusal-delta',
  'usage',
  'finish',
]);

/** Whether the part has to wait for those rules. */
export const needsAnswerParts = (part: LlmPart): boolean =>
  loaded === null && !common.has(part.type) && (part.type !== 'tool-call' || part.providerExecuted === true);
