import type { ChunkSentences } from '../text/speech-options.js';
import { onDemand } from '../../internal/on-demand.js';
import type { PersonaOptions } from './persona-options.js';

/** Code that only some options need. It is loaded with the session code, so that the rules never wait for it. */
export interface SessionParts {
  readonly chunkSentences: ChunkSentences | null;
}

const sentenceCode = onDemand(() => import('../text/projector/sentence-chunker.js'));

/** @returns a promise if something has to be loaded first. @throws PersonaError `session-load` */
export function sessionParts({
  speech,
}: Pick<PersonaOptions, 'speech'>): SessionParts | Promise<SessionParts> {
  const bySentence = speech?.chunking === 'sentence';
  const sentences = sentenceCode.loaded();
  if (bySentence && !sentences) return sentenceCode.load().then(partsOf);
  return partsOf(bySentence ? sentences : null);
}

const partsOf = (sentences: Awaited<ReturnType<typeof sentenceCode.load>> | null): SessionParts => ({
  chunkSentences: sentences && sentences.chunkSentences,
});
