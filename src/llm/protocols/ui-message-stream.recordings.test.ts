import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../llm-adapter.js';
import { aiSdkRecordings, pageTools, type AiSdkRecording } from '../testing/ai-sdk/recordings.js';
import { shownByClient, shownByParts } from '../testing/ai-sdk/shown.js';
import { decodePieces, piecesOf } from '../testing/joined-parts.js';
import { bytesOf } from '../testing/sse.js';
import { uiMessageStream } from './ui-message-stream.js';

const named = (name: string) => aiSdkRecordings.filter((recording) => recording.name === name);

function read({ exchanges }: AiSdkRecording, size = Infinity) {
  const answers = exchanges.map(({ body }) => {
    const bytes = bytesOf(body);
    const pieces = size === Infinity ? [bytes] : piecesOf(bytes, size);
    return decodePieces(uiMessageStream.createDecoder(undefined, pageTools), pieces);
  });
  const fault = answers.map(({ fault: found }) => found).find(Boolean);
  return { parts: answers.flatMap(({ parts }) => parts), fault };
}

/** Incomplete streams that the AI SDK's client treats as complete, and one for which it has its own error message. */
const faults: Readonly<Record<string, string>> = {
  'an error in the middle': 'llm-failed',
  'an aborted stream': 'llm-truncated',
  interrupted: 'llm-truncated',
};

describe.each([...aiSdkRecordings])('ai $version: $name', (recording) => {
  it.each([Infinity, 7, 3, 1])('shows what the client of the AI SDK shows, in pieces of %s bytes', (size) => {
    const { parts, fault } = read(recording, size);
    const { text, ...shown } = shownByParts(parts);
    const { text: clientText, ...client } = shownByClient(recording);
    expect(shown).toEqual(client);
    if (recording.name === 'two text parts at once') expect(text).toBe('One two three');
    // Texts before and after a call are separate blocks in the client.
    else expect(text.replaceAll('\n\n', '')).toBe(clientText.replaceAll('\n\n', ''));
    const unreadable = recording.error !== null && !faults[recording.name] ? 'llm-failed' : undefined;
    expect(fault?.code).toBe(faults[recording.name] ?? unreadable);
  });
});

const withoutText = ({ type }: LlmPart) => !/^(?:text|reasoning|tool-input)-(?:start|delta)$/.test(type);

describe('parts of a UI message stream', () => {
  it.each(named('a tool of the server'))(
    'ai $version: shows a tool of the server as running there',
    (recording) => {
      const { parts } = read(recording);
      expect(parts.filter(withoutText).map(({ type }) => type)).toEqual([
        'tool-call',
        'tool-result',
        'tool-result',
        'tool-result',
        'data',
        'usage',
        'finish',
      ]);
      expect(parts.find(({ type }) => type === 'tool-call')).toMatchObject({
        id: 'c1',
        arguments: '{"city":"Köln"}',
        providerExecuted: true,
      });
      expect(parts.filter(({ type }) => type === 'tool-result').map((part) => 'preliminary' in part)).toEqual(
        [true, true, false],
      );
    },
  );

  it.each(named('a tool of the page'))('ai $version: hands a tool of the page over', (recording) => {
    const { parts } = read(recording);
    const call = parts.find(({ type }) => type === 'tool-call');
    expect(call).not.toHaveProperty('providerExecuted');
    expect(parts.filter(({ type }) => type === 'finish')).toMatchObject([
      { reason: 'tool-calls' },
      { reason: 'stop' },
    ]);
  });

  it.each(named('text and reasoning'))('ai $version: reads the counts of the metadata', (recording) => {
    const usage = { inputTokens: 12, outputTokens: 34, reasoningTokens: 5, cachedInputTokens: 3 };
    expect(read(recording).parts.at(-1)).toEqual({ type: 'finish', reason: 'stop', usage });
  });

  it.each([
    ['too long', 'length'],
    ['filtered', 'content-filter'],
    ['frames without start and finish', 'stop'],
  ])('%s: finishes with %s', (name, reason) => {
    for (const recording of named(name)) expect(read(recording).parts.at(-1)).toMatchObject({ reason });
  });

  it.each(named('citations, a thought picture and content of a provider'))(
    'ai $version: gives a source its place in the whole text, and no place where none is known',
    (recording) => {
      const { parts } = read(recording);
      expect(parts.filter(({ type }) => type === 'source')).toEqual([
        {
          type: 'source',
          id: 's1',
          kind: 'url',
          url: 'https://a.example/',
          title: 'A',
          range: { start: 7, end: 11 },
        },
        { type: 'source', id: 's2', kind: 'document', title: 'B', mediaType: 'text/plain' },
      ]);
      expect(parts.filter(({ type }) => type === 'data').slice(0, 2)).toEqual([
        {
          type: 'data',
          name: 'reasoning-file',
          data: { url: 'data:image/png;base64,iVBORw0KGgo=', mediaType: 'image/png' },
        },
        { type: 'data', name: 'custom', data: { kind: 'mock.note', providerMetadata: { mock: { a: 1 } } } },
      ]);
    },
  );

  it.each(named('a step that is withdrawn'))(
    'ai $version: withdraws the text and the call of a step',
    (recording) => {
      const { parts } = read(recording);
      expect(parts.filter(({ type }) => /text|call/.test(type))).toEqual([
        { type: 'text-delta', text: 'First. ', messageId: expect.any(String) as string },
        { type: 'text-delta', text: 'Wrong' },
        { type: 'text-reset', length: 7 },
        { type: 'text-delta', text: 'Right' },
      ]);
    },
  );
});
