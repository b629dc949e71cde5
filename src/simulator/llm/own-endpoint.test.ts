/**
 * Tests the engine, which follows the specifications, against the library's own endpoint and its client for Anam's API.
 */
import { describe, expect, it } from 'vitest';
import type { LlmPart, LlmRequest } from '../../llm/index.js';
import { anamApi, createLlmEndpoint } from '../../server/index.js';
import { AnamStore } from '../anam-api/anam-store.js';
import { anamApiOver } from '../anam-api/simulated-anam-api.js';
import { stagedModel } from '../testing/fake-stage.js';
import type { LlmSpec } from './registered-llm.js';

/** A model that thinks, calls the clock, and says its result. */
function clockModel(asked: LlmRequest[]) {
  return {
    name: 'clock model',
    async *stream(request: LlmRequest): AsyncGenerator<LlmPart> {
      asked.push(request);
      yield { type: 'reasoning-delta', text: 'I should look. ' };
      if (request.messages.at(-1)?.role === 'tool') {
        yield { type: 'text-delta', text: 'It is ' };
        yield { type: 'text-delta', text: 'noon.' };
        yield { type: 'finish', reason: 'stop' };
        return;
      }
      yield { type: 'text-delta', text: 'Let me look.' };
      yield { type: 'tool-call', id: 'c1', name: 'clock', arguments: '{"zone":"UTC"}' };
      yield { type: 'finish', reason: 'tool-calls' };
    },
  };
}

const tools = [{ type: 'client', name: 'clock', description: 'Tells the time.', awaitResult: true }];

describe.each<LlmSpec>(['openai', 'azure', 'gemini', 'groq'])('createLlmEndpoint as %s', (spec) => {
  const setUp = (secret: string) => {
    const asked: LlmRequest[] = [];
    const endpoint = createLlmEndpoint({ llm: clockModel(asked), secret: 'right' });
    return {
      asked,
      endpoint,
      ...stagedModel({ spec, fetch: endpoint, secret, tools, systemPrompt: 'Brief.' }),
    };
  };

  it('is understood: thoughts, words, a tool and its result', async () => {
    const { model, said, thoughts, types, asked, endpoint } = setUp('right');
    model.respond('What time is it?', 'm1');
    await expect.poll(() => said).toEqual(['Let me look. It is noon.']);
    await expect.poll(() => types().filter((type) => type === 'llm-finished')).toHaveLength(2);
    expect(types()).not.toContain('llm-failed');
    expect(thoughts.some((frame) => frame.includes('I should look.'))).toBe(spec !== 'gemini');
    expect(asked[1]?.messages).toMatchObject([
      { role: 'system', content: 'Brief.' },
      { role: 'user', content: 'What time is it?' },
      { role: 'assistant', toolCalls: [{ name: 'clock', arguments: '{"zone":"UTC"}' }] },
      { role: 'tool' },
    ]);
    expect(endpoint.stats()).toMatchObject({ requests: 2, aborted: 0 });
  });

  it('refuses another secret, as the log says', async () => {
    const { model, said, detailOf } = setUp('wrong');
    model.respond('What time is it?', 'm1');
    await expect.poll(() => said).toEqual(['stock: What time is it?']);
    expect(detailOf('llm-stock-model')).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(detailOf('llm-failed'))).not.toContain('right');
  });
});

describe('anamApi', () => {
  it('creates, finds, changes and deletes an LLM of the simulated Anam', async () => {
    const store = new AnamStore();
    const anam = anamApi({ apiKey: 'key', fetch: anamApiOver(store).fetch });
    const { id } = await anam.llms.create({
      displayName: 'Mine',
      urls: ['https://a.example/v1/chat/completions', 'https://b.example/v1/chat/completions'],
      llmFormat: 'openai',
      modelName: 'm',
      secret: 'old',
    });
    expect(store.registered(id)).toMatchObject({ spec: 'openai', secret: 'old', urls: { length: 2 } });
    await anam.llms.update(id, { secret: 'new' });
    expect(store.registered(id)?.secret).toBe('new');
    const { data } = await anam.llms.list({ includeDefaults: true });
    expect(data.map(({ displayName }) => displayName)).toContain('Disable LLM');
    expect(await anam.llms.get(id)).toMatchObject({ id, modelName: 'm' });
    await anam.llms.delete(id);
    await expect(anam.llms.get(id)).rejects.toMatchObject({ code: 'anam-not-found' });
  });
});
