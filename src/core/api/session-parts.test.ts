import { expect, it } from 'vitest';
import { sessionParts } from './session-parts.js';

const nothing = { chunkSentences: null, modeRules: null, handover: null, claim: null };
const code = expect.any(Function);
const client = { name: 'mute', stream: async function* () {} };
const server = { llmId: 'llm' };

it('loads nothing for a persona with one mode and the defaults', () => {
  expect(sessionParts({})).toEqual(nothing);
  expect(sessionParts({ speech: { chunking: 'immediate' }, llm: { client } })).toEqual(nothing);
});

it.each([
  ['sentence chunking', { speech: { chunking: 'sentence' } }, { chunkSentences: code }],
  ['server mode', { llm: { server } }, { handover: code }],
  ['both modes', { llm: { client, server } }, { handover: code, modeRules: { change: code } }],
  ['an exclusive session', { advanced: { exclusive: 'page' } }, { claim: code }],
] as const)('loads the code for %s once', async (_, options, parts) => {
  const loading = sessionParts(options);
  expect(loading).toBeInstanceOf(Promise);
  expect(await loading).toMatchObject({ ...nothing, ...parts });
  expect(sessionParts(options)).toMatchObject({ ...nothing, ...parts });
});
