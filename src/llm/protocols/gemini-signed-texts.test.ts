import { describe, expect, it } from 'vitest';
import type { LlmMessage } from '../llm-adapter.js';
import { gemini } from '../providers/gemini.js';
import { joinParts } from '../testing/joined-parts.js';

type Part = Record<string, unknown>;
interface Body {
  contents: { role: string; parts: Part[] }[];
}

/** An adapter with scripted Gemini answers. Each answer is a list of chunks, and each chunk a list of parts. */
function talk(...answers: Part[][][]) {
  const bodies: Body[] = [];
  const llm = gemini({
    model: 'gemini-3-pro',
    url: 'https://llm.example/',
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(init?.body as string) as Body);
      const chunks = answers.shift() ?? [];
      const text = chunks
        .map((parts, at) => {
          const finish = at === chunks.length - 1 && { finishReason: 'STOP' };
          return `data: ${JSON.stringify({ candidates: [{ content: { role: 'model', parts }, ...finish }] })}\r\n\r\n`;
        })
        .join('');
      return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
    },
  });
  const ask = async (...messages: LlmMessage[]) => {
    const parts = [];
    for await (const part of llm.stream({ messages }, { signal: new AbortController().signal }))
      parts.push(part);
    return joinParts(parts).text;
  };
  const sent = (at: number) =>
    bodies[at]?.contents.filter(({ role }) => role === 'model').map(({ parts }) => parts);
  return { ask, sent };
}

const user = (content: string): LlmMessage => ({ role: 'user', content });
const persona = (content: string): LlmMessage => ({ role: 'assistant', content });
const signedHi = [[{ text: 'Hi ' }], [{ text: 'there.' }], [{ text: '', thoughtSignature: 'sig-1' }]];

describe('the signature of a text', () => {
  it('goes back on its own part', async () => {
    const { ask, sent } = talk(signedHi, [[{ text: 'Fine.' }]]);
    expect(await ask(user('Hello'))).toBe('Hi there.');
    await ask(user('Hello'), persona('Hi there.'), user('How are you?'));
    expect(sent(1)).toEqual([[{ text: 'Hi there.' }, { text: '', thoughtSignature: 'sig-1' }]]);
  });

  it('stays on a text that is not empty, apart from the text around it', async () => {
    const first = [[{ text: 'One ' }], [{ text: 'two ', thoughtSignature: 'sig' }], [{ text: 'three' }]];
    const { ask, sent } = talk(first, [[{ text: 'Fine.' }]]);
    await ask(user('Count'));
    await ask(user('Count'), persona('One two three'), user('On'));
    expect(sent(1)).toEqual([
      [{ text: 'One ' }, { text: 'two ', thoughtSignature: 'sig' }, { text: 'three' }],
    ]);
  });

  it('goes back with the calls of the same answer, and their own', async () => {
    const call = { functionCall: { name: 'look', args: {} }, thoughtSignature: 'call-sig' };
    const { ask, sent } = talk(
      [[{ text: 'One moment.', thoughtSignature: 'text-sig' }, call]],
      [[{ text: 'Found.' }]],
    );
    await ask(user('Look'));
    const toolCalls = [
      { id: 'c', name: 'look', arguments: '{}', providerData: { thoughtSignature: 'call-sig' } },
    ];
    await ask(
      user('Look'),
      { role: 'assistant', content: 'One moment.', toolCalls },
      { role: 'tool', toolCallId: 'c', toolName: 'look', content: 'A cat' },
    );
    expect(sent(1)).toEqual([[{ text: 'One moment.', thoughtSignature: 'text-sig' }, call]]);
  });

  it('goes back in every later request, also of an answer after a tool', async () => {
    const { ask, sent } = talk(
      signedHi,
      [[{ text: 'Fine.', thoughtSignature: 'sig-2' }]],
      [[{ text: 'Bye.' }]],
    );
    const one = [user('Hello'), persona('Hi there.'), user('How are you?')];
    await ask(one[0]!);
    await ask(...one);
    await ask(...one, persona('Fine.'), user('Bye'));
    expect(sent(2)).toEqual([
      [{ text: 'Hi there.' }, { text: '', thoughtSignature: 'sig-1' }],
      [{ text: 'Fine.', thoughtSignature: 'sig-2' }],
    ]);
  });

  it.each([
    ['was interrupted', [user('Hello'), persona('Hi'), user('Stop')]],
    ['was given in another conversation', [user('Good day'), persona('Hi there.'), user('And?')]],
    [
      'has another place',
      [user('Hello'), persona('Hi there.'), user('Hello'), persona('Hi there.'), user('So')].slice(2),
    ],
  ] as const)('does not go back if the answer %s', async (why, messages) => {
    const { ask, sent } = talk(signedHi, [[{ text: 'Fine.' }]]);
    await ask(user(why === 'has another place' ? 'Hey' : 'Hello'));
    await ask(...messages);
    expect(JSON.stringify(sent(1))).not.toContain('sig-1');
  });

  it('is not collected from an answer without an end', async () => {
    const long = Array.from({ length: 12 }, () => [{ text: 'x'.repeat(100_000) }]);
    const { ask, sent } = talk([...long, [{ text: '', thoughtSignature: 'late' }]], [[{ text: 'Fine.' }]]);
    const said = await ask(user('Hello'));
    await ask(user('Hello'), persona(said), user('So'));
    expect(JSON.stringify(sent(1))).not.toContain('late');
  });

  it('is forgotten with the oldest answers', async () => {
    const { ask, sent } = talk(...Array.from({ length: 60 }, () => signedHi));
    for (let at = 0; at < 55; at += 1) await ask(user(`Hello ${at}`));
    await ask(user('Hello 0'), persona('Hi there.'), user('So'));
    await ask(user('Hello 54'), persona('Hi there.'), user('So'));
    expect(JSON.stringify(sent(55))).not.toContain('sig-1');
    expect(JSON.stringify(sent(56))).toContain('sig-1');
  });
});
