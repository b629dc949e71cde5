import type { LlmPart } from '../../llm/llm-adapter.js';
import { onDemand } from '../../internal/on-demand.js';
import type { AnswerPartRules } from '../machine/context.js';

const code = onDemand(() => import('../machine/answer/answer-parts.js'));

/** The rules for the rarer parts of an answer; `null` while no answer of this page had one. */
export const loadedAnswerParts = (): AnswerPartRules | null => code.loaded()?.answerPartRules ?? null;

/** @throws PersonaError `session-load`; the next part tries again */
export const loadAnswerParts = code.load;

const common = new Set<LlmPart['type']>([
  'text-delta',
  'reasoning-delta',
  'refusal-delta',
  'usage',
  'finish',
]);

/** Whether the part has to wait for those rules. */
export const needsAnswerParts = (part: LlmPart): boolean =>
  code.loaded() === null &&
  !common.has(part.type) &&
  (part.type !== 'tool-call' || part.providerExecuted === true);
