import { describe, expect, it } from 'vitest';
import type { LlmRequest } from '../llm-adapter.js';
import { fault, makeRouter } from './testing/route-harness.js';

describe('what an endpoint wants back with its tool calls', () => {
  const call = (id: string, providerData: unknown) => ({ id, name: 't', arguments: '{}', providerData });
  const history = (...toolCalls: ReturnType<typeof call>[]): LlmRequest => ({
    messages: [{ role: 'assistant', content: '', toolCalls }],
  });

  it('goes back to that endpoint only', async () => {
    const { a, b, ask, later } = makeRouter(2);
    const made = call('', { signature: 's' });
    const { settled } = ask();
    await later(0);
    a.last.send({ type: 'tool-call', ...made }, { type: 'finish', reason: 'tool-calls' });
    await settled;
    const given = history(made, call('other', 'unknown'));
    ask(given);
    await later(0);
    expect(a.last.request.messages).toBe(given.messages);
    a.last.send(fault('llm-failed'));
    await later(0);
    const bare = { id: '', name: 't', arguments: '{}' };
    expect(b.last.request.messages).toEqual([
      { role: 'assistant', content: '', toolCalls: [bare, call('other', 'unknown')] },
    ]);
  });

  it('is known by the id of the call when it was stored in between', async () => {
    const { a, b, ask, later } = makeRouter(2);
    const { settled } = ask();
    await later(0);
    a.last.send({ type: 'tool-call', ...call('c1', { s: 1 }) }, { type: 'finish', reason: 'tool-calls' });
    await settled;
    ask(history(call('c1', { s: 1 })));
    await later(0);
    a.last.send(fault('llm-failed'));
    await later(0);
    expect(JSON.stringify(b.last.request)).not.toContain('providerData');
  });
});
