import type { LlmPart } from '../../llm/llm-adapter.js';
import { onDemand } from '../../internal/on-demand.js';
import type { AnswerPartRules, CuesOnDemand, UpdateRules } from '../machine/context.js';

/** The rules for less common parts of an answer, for mode switches, and for updates. */
export const rareRules = onDemand(() => import('../machine/rare-rules.js'));

/** The code behind `persona.update()` and `persona.cue()`. */
export const updateCode = onDemand(() => import('./ask-update.js'));

/** Returns the rules for less common parts of an answer; `null` until the first such part has loaded them. */
export const loadedAnswerParts = (): AnswerPartRules | null => rareRules.loaded()?.answerPartRules ?? null;

/** Returns the rules for updates; `null` until the first update has loaded them. */
export const loadedUpdates = (): UpdateRules | null => rareRules.loaded()?.updateRules ?? null;

/** The load of the rules for tags, until it has ended. */
let cuesLoading: Promise<void> | null = null;
let cuesFailed = false;

/** The rules for tags in the model's text. They are loaded with the first tag. */
export const cuesOnDemand: CuesOnDemand = {
  loaded: () => rareRules.loaded()?.cueRules ?? null,
  load: () => {
    cuesLoading ??= rareRules.load().then(
      () => undefined,
      () => void (cuesFailed = true),
    );
    return !cuesFailed;
  },
};

/** Returns a promise while text waits for the rules for tags. It never rejects. */
export const whenCuesLoaded = (): Promise<void> | null => (cuesOnDemand.loaded() ? null : cuesLoading);

/**
 * Loads the rules for less common parts of an answer. @throws PersonaError `session-load`; the next part tries again
 */
export const loadAnswerParts = rareRules.load;

const common = new Set<LlmPart['type']>([
  'text-delta',
  'reasoning-delta',
  'refusal-delta',
  'usage',
  'finish',
]);

/** Whether the part has to wait until the rules for it are loaded. */
export const needsAnswerParts = (part: LlmPart): boolean =>
  rareRules.loaded() === null && !common.has(part.type);
