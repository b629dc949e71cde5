import type { LlmPart } from '../../llm/llm-adapter.js';
import { onDemand } from '../../internal/on-demand.js';
import type { AnswerPartRules } from '../machine/context.js';

const code = onDemand(() => import('../machine/answer/answer-parts.js'));

/** Returns the rules for the less common parts of an answer; `null` until they are loaded for the first such part. */
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

/** Whether the part has to wait until those rules are loaded. */
export const needsAnswerParts = (part: LlmPart): boolean =>
  code.loaded() === null &&
  !common.has(part.type) &&
  (part.type !== 'tool-call' || part.providerExecuted === true);
