import type { LlmPart } from '../../llm/llm-adapter.js';
import { onDemand } from '../../internal/on-demand.js';
import type { AnswerPartRules, UpdateRules } from '../machine/context.js';

/** The rules for less common parts of an answer, and for the switch between the modes. */
export const rareRules = onDemand(() => import('../machine/rare-rules.js'));

/** What `persona.update()` calls. */
export const updateCode = onDemand(() => import('./ask-update.js'));

/** Returns the rules for the less common parts of an answer; `null` until they are loaded for the first such part. */
export const loadedAnswerParts = (): AnswerPartRules | null => rareRules.loaded()?.answerPartRules ?? null;

/** Returns the rules for updates; `null` until they are loaded for the first one. */
export const loadedUpdates = (): UpdateRules | null => rareRules.loaded()?.updateRules ?? null;

/** @throws PersonaError `session-load`; the next part tries again */
export const loadAnswerParts = rareRules.load;

const common = new Set<LlmPart['type']>([
  'text-delta',
  'reasoning-delta',
  'refusal-delta',
  'usage',
  'finish',
]);

/** Whether the part has to wait until those rules are loaded. */
export const needsAnswerParts = (part: LlmPart): boolean =>
  rareRules.loaded() === null &&
  !common.has(part.type) &&
  (part.type !== 'tool-call' || part.providerExecuted === true);
