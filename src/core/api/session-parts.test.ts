import { expect, it } from 'vitest';
import { sessionParts } from './session-parts.js';

it('loads the code that cuts sentences only for chunking by sentence, once', async () => {
  expect(sessionParts({})).toEqual({ chunkSentences: null });
  expect(sessionParts({ speech: { chunking: 'immediate' } })).toEqual({ chunkSentences: null });
  const loading = sessionParts({ speech: { chunking: 'sentence' } });
  expect(loading).toBeInstanceOf(Promise);
  expect(await loading).toEqual({ chunkSentences: expect.any(Function) });
  expect(sessionParts({ speech: { chunking: 'sentence' } })).toEqual({
    chunkSentences: expect.any(Function),
  });
});
