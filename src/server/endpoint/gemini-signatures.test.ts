import { describe, expect, it } from 'vitest';
import type { LlmAdapter, LlmMessage, LlmPart } from '../../llm/llm-adapter.js';
import { gemini } from '../../llm/providers/gemini.js';
import { route } from '../../llm/routing/route.js';
import { dataIn, endpointOf, paths, requestOf } from './testing/ask-endpoint.js';

interface Part {
  readonly text?: string;
  readonly thought?: boolean;
  readonly thoughtSignature?: string;
  readonly functionCall?: object;
}
interface Chunk {
  readonly candidates: readonly [{ readonly content: { readonly parts: readonly Part[] } }];
}

const partsIn = (chunks: readonly unknown[]) =>
  (chunks as readonly Chunk[]).flatMap(({ candidates: [{ content }] }) => content.parts);

const user = (text: string) => ({ role: 'user', parts: [{ text }] });

/** A fake Gemini with one answer for each request. Records the contents that it was sent. */
function provider(...answers: (readonly (readonly Part[])[])[]) {
  const sent: unknown[] = [];
  const adapter = () =>
    gemini({
      model: 'gemini-3-pro-preview',
      url: 'https://llm.example',
      fetch: async (_url, init) => {
        sent.push((JSON.parse(init?.body as string) as { contents: unknown }).contents);
        const chunks = answers.shift() ?? [];
        const body = chunks.map((parts, at) => {
          const finish = at === chunks.length - 1 && { finishReason: 'STOP' };
          const candidates = [{ content: { role: 'model', parts }, ...finish, index: 0 }];
          return `data: ${JSON.stringify({ candidates })}\r\n\r\n`;
        });
        return new Response(body.join(''), { headers: { 'content-type': 'text/event-stream' } });
      },
    });
  return { adapter, sent };
}

async function stream(llm: LlmAdapter, contents: readonly object[]): Promise<readonly Part[]> {
  const response = await endpointOf(llm)(requestOf('gemini', { body: { contents } }));
  return partsIn(dataIn(await response.text()));
}

const call: Part = { functionCall: { name: 'look', args: { at: 'clock' } }, thoughtSignature: 'sig-call' };
const question = user('What time is it?');

describe('signatures of texts', () => {
  it.each<[string, readonly (readonly Part[])[], readonly Part[]]>([
    [
      'an empty text at the end',
      [[{ text: 'Hi ' }], [{ text: 'there.' }], [{ text: '', thoughtSignature: 'sig' }]],
      [{ text: 'Hi ' }, { text: 'there.' }, { text: '', thoughtSignature: 'sig' }, { text: '' }],
    ],
    [
      'a text',
      [[{ text: 'One ' }], [{ text: 'two ', thoughtSignature: 'sig' }], [{ text: 'three.' }]],
      [{ text: 'One ' }, { text: 'two ', thoughtSignature: 'sig' }, { text: 'three.' }, { text: '' }],
    ],
    [
      'an empty text before a call',
      [
        [{ text: 'One moment.' }],
        [{ text: '', thoughtSignature: 'sig' }],
        [{ functionCall: { name: 'look' } }],
      ],
      [
        { text: 'One moment.' },
        { text: '', thoughtSignature: 'sig' },
        { functionCall: { id: expect.any(String) as string, name: 'look', args: {} } },
        { text: '' },
      ],
    ],
  ])('come back in the stream, on %s', async (_place, chunks, expected) => {
    const { adapter } = provider(chunks);
    expect(await stream(adapter(), [question])).toEqual(expected);
  });

  it('come back with an answer in one piece, on its text', async () => {
    const { adapter } = provider([
      [{ text: 'One ' }],
      [{ text: 'two ', thoughtSignature: 'sig' }],
      [{ text: '3.' }],
    ]);
    const path = paths.gemini.replace(':streamGenerateContent', ':generateContent');
    const response = await endpointOf(adapter())(requestOf('gemini', { path }));
    expect(partsIn([await response.json()])).toEqual([{ text: 'One two 3.', thoughtSignature: 'sig' }]);
  });

  it.each(['thoughtSignature', 'thought_signature'])(
    'of a request reach Gemini on the same parts (%s)',
    async (name) => {
      const { adapter, sent } = provider([[{ text: 'Fine.' }]]);
      const said = [
        { text: 'One ' },
        { text: 'two ', [name]: 'sig' },
        { text: '3.' },
        { text: '', [name]: 'end' },
      ];
      const contents = [user('Count.'), { role: 'model', parts: said }, user('On.')];
      // As in another process: this adapter does not remember the signatures.
      await stream(adapter(), contents);
      const parts = [
        { text: 'One ' },
        { text: 'two ', thoughtSignature: 'sig' },
        { text: '3.' },
        { text: '', thoughtSignature: 'end' },
      ];
      expect(sent).toEqual([[user('Count.'), { role: 'model', parts }, user('On.')]]);
    },
  );

  it('leave the text as it is for every other adapter', async () => {
    const asked: (readonly LlmMessage[])[] = [];
    const llm: LlmAdapter = {
      name: 'other',
      async *stream({ messages }): AsyncGenerator<LlmPart> {
        asked.push(messages);
        yield { type: 'finish', reason: 'stop' };
      },
    };
    const parts = [{ text: 'One ' }, { text: 'two.', thoughtSignature: 'sig' }];
    await stream(llm, [user('Count.'), { role: 'model', parts }, user('On.')]);
    expect(asked[0]?.[1]).toMatchObject({ role: 'assistant', content: 'One two.' });
  });

  it('of a request do not reach another endpoint of a route', async () => {
    const { adapter, sent } = provider([[{ text: 'Fine.' }]]);
    const parts = [{ text: 'Hi.', thoughtSignature: 'sig' }];
    await stream(route([adapter(), adapter()]), [user('Hi'), { role: 'model', parts }, user('On.')]);
    expect(sent).toEqual([[user('Hi'), { role: 'model', parts: [{ text: 'Hi.' }] }, user('On.')]]);
  });

  it('do not appear in other forms', async () => {
    const { adapter } = provider([[{ text: 'Hi' }], [{ text: '', thoughtSignature: 'sig' }]]);
    const response = await endpointOf(adapter())(requestOf('openai'));
    expect(await response.text()).not.toMatch(/signature|"sig"/i);
  });
});

describe('signatures of calls', () => {
  it.each([['in this process'], ['in another process']])(
    'come back, and reach Gemini again %s',
    async (where) => {
      const { adapter, sent } = provider([[call], [{ text: '' }]], [[{ text: 'Noon.' }]]);
      const first = adapter();
      const second = where === 'in this process' ? first : adapter();
      const endpoint = endpointOf(first);
      const answer = await endpoint(requestOf('gemini', { body: { contents: [question] } }));
      const received = partsIn(dataIn(await answer.text()))[0];
      expect(received).toEqual({
        functionCall: { id: expect.any(String) as string, name: 'look', args: { at: 'clock' } },
        thoughtSignature: 'sig-call',
      });
      const { id } = Object(received?.functionCall) as { readonly id: string };
      const result = {
        role: 'user',
        parts: [{ functionResponse: { id, name: 'look', response: { result: '12' } } }],
      };
      const again = second === first ? endpoint : endpointOf(second);
      const contents = [question, { role: 'model', parts: [received] }, result];
      await (await again(requestOf('gemini', { body: { contents } }))).text();
      expect(sent[1]).toMatchObject([question, { role: 'model', parts: [call] }, { role: 'user' }]);
    },
  );
});
