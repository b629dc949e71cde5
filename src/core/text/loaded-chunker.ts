import type { chunkSentences } from './projector/sentence-chunker.js';

export type SentenceChunker = typeof chunkSentences;

/**
 * Loads the chunker now, since only `chunking: 'sentence'` needs it: a session takes longer to open. Until it is there, and
 * if it cannot be loaded, text is sent as it comes.
 */
export function loadedChunker(): () => SentenceChunker | null {
  let chunker: SentenceChunker | null = null;
  import('./projector/sentence-chunker.js').then(
    (code) => {
      chunker = code.chunkSentences;
    },
    () => undefined,
  );
  return () => chunker;
}
