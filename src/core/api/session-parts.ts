import { onDemand, type OnDemand } from '../../internal/on-demand.js';
import type * as ExclusiveModule from '../browser/exclusive.js';
import type { Handover, ModeRules } from '../machine/context.js';
import type * as RareRulesModule from '../machine/rare-rules.js';
import type * as HandoverModule from '../machine/turn/handover.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import { rareRules } from '../runtime/answer-parts-on-demand.js';
import type * as SentenceModule from '../text/projector/sentence-chunker.js';
import type { ChunkSentences } from '../text/speech-options.js';
import type { PersonaOptions } from './persona-options.js';

/** Code that only some options need. It is loaded with the session code, so that the rules never wait for it. */
export interface SessionParts {
  readonly chunkSentences: ChunkSentences | null;
  readonly modeRules: ModeRules | null;
  readonly handover: Handover | null;
  readonly claim: PersonaEnvironment['claim'] | null;
}

type Options = Pick<PersonaOptions, 'speech'> &
  Partial<Pick<PersonaOptions, 'llm'>> & { readonly advanced?: { readonly exclusive?: unknown } | undefined };

const sentenceCode = onDemand(() => import('../text/projector/sentence-chunker.js'));
const handoverCode = onDemand(() => import('../machine/turn/handover.js'));
const exclusiveCode = onDemand(() => import('../browser/exclusive.js'));

/** @returns a promise if something has to be loaded first. @throws PersonaError `session-load` */
export function sessionParts({ speech, llm, advanced }: Options): SessionParts | Promise<SessionParts> {
  const hasServer = Boolean(llm?.server?.llmId);
  const needed: Needed = {
    sentence: speech?.chunking === 'sentence' && sentenceCode,
    mode: hasServer && Boolean(llm?.client) && rareRules,
    handover: hasServer && handoverCode,
    exclusive: Boolean(advanced?.exclusive) && exclusiveCode,
    // Read from the loaded module, like the other rare rules.
    cues: (speech?.cues === true || speech?.tags === 'speak') && rareRules,
  };
  const missing = Object.values(needed).filter((code) => code && !code.loaded());
  if (missing.length === 0) return partsOf(needed);
  return Promise.all(missing.map((code) => code && code.load())).then(() => partsOf(needed));
}

type Code<Module> = OnDemand<Module> | false;

interface Needed {
  readonly sentence: Code<typeof SentenceModule>;
  readonly mode: Code<typeof RareRulesModule>;
  readonly handover: Code<typeof HandoverModule>;
  readonly exclusive: Code<typeof ExclusiveModule>;
  readonly cues: Code<typeof RareRulesModule>;
}

const partsOf = ({ sentence, mode, handover, exclusive }: Needed): SessionParts => ({
  chunkSentences: (sentence && sentence.loaded()?.chunkSentences) || null,
  modeRules: (mode && mode.loaded()?.modeRules) || null,
  handover: (handover && handover.loaded()?.handover) || null,
  claim: (exclusive && exclusive.loaded()?.claimSession) || null,
});
