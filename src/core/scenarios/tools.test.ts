import { describe, expect, it, vi } from 'vitest';
import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaTool } from '../ports/persona-tool.js';
import type { StandardSchema } from '../ports/standard-schema.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { fateOf, modeHarness, switchTo } from '../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const weather: PersonaTool<{ city: string }> = {
  name: 'weather',
  description: 'Looks up the weather.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  execute: ({ city }) => ({ city, sky: 'clear' }),
};

const call = (h: PersonaHarness, id: string, name = 'weather', args = '{"city":"Bern"}') =>
  h.model.part({ type: 'tool-call', id, name, arguments: args });
const toolCalls = (h: PersonaHarness) => logItems(h.state.toolCalls);
const spoken = (h: PersonaHarness, text: string, turnId: string) =>
  h.client.personaSpoke('m', text, { correlationId: `${turnId}.1`, endOfSpeech: true });

async function asked(tool: PersonaTool<{ city: string }>, options = {}) {
  const h = personaHarness({ tools: [tool], ...options });
  await h.live();
  const turn = h.persona.ask('Weather?');
  await settle();
  return { h, turn };
}

describe('tools in client mode', () => {
  it('are offered to the model, run when its answer ends, and their results go into the next request', async () => {
    const { h, turn } = await asked(weather);
    expect(h.model.lastRequest.tools).toEqual([
      { name: 'weather', description: 'Looks up the weather.', parameters: weather.parameters },
    ]);
    await h.model.text('Let me see. ');
    await call(h, 'c1');
    expect(toolCalls(h)).toMatchObject([{ status: 'requested', startedAt: h.clock.now() }]);
    await h.model.end();
    expect(h.model.lastMessages).toEqual([
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: 'Let me see. ',
        toolCalls: [{ id: 'c1', name: 'weather', arguments: '{"city":"Bern"}' }],
      },
      { role: 'tool', toolCallId: 'c1', toolName: 'weather', content: '{"city":"Bern","sky":"clear"}' },
    ]);
    await h.model.text('It is clear.');
    await h.model.end();
    spoken(h, 'Let me see. It is clear.', turn.id);
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.client.talked).toBe('Let me see. It is clear.');
    expect(h.answers[0]?.written).toBe('Let me see. It is clear.');
    expect(toolCalls(h)).toMatchObject([
      { id: 'c1', turnId: turn.id, status: 'done', round: 0, writtenOffset: 12 },
    ]);
  });

  it('run side by side; calls without an id, or with one that was there before, get their own', async () => {
    const { h } = await asked(weather);
    await call(h, '');
    await call(h, 'same');
    await call(h, 'same', 'weather', '{"city":"Basel"}');
    await h.model.end();
    const ids = toolCalls(h).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    const results = h.model.lastMessages.filter((message) => message.role === 'tool');
    expect(results.map((message) => message.toolCallId)).toEqual(ids);
    expect(results[2]?.content).toContain('Basel');
  });

  it.each([
    ['an unknown name', 'forecast', '{}', 'There is no tool "forecast".'],
    ['text that is not JSON', 'weather', '{"city":', 'this is not JSON'],
    ['a missing member', 'weather', '{}', '"city" is required'],
    ['a mistyped member', 'weather', '{"city":7}', '"city" must be of type string'],
    ['something else than an object', 'weather', '[]', 'must be of type object'],
  ])('report %s to the model, and the turn continues', async (_, name, args, words) => {
    const { h } = await asked(weather);
    await call(h, 'c1', name, args);
    await h.model.end();
    expect(h.model.lastMessages.at(-1)).toMatchObject({ role: 'tool', isError: true });
    expect(h.model.lastMessages.at(-1)?.content).toContain(words);
    expect(toolCalls(h)[0]?.status).toBe('failed');
    expect(h.errors).toEqual([]);
  });

  it('that throw, reject or never answer are a failure for the model and not for the turn', async () => {
    const run = vi.fn<() => unknown>();
    run.mockImplementationOnce(() => {
      throw new Error('no signal');
    });
    run.mockImplementationOnce(() => Promise.reject(new Error('no network')));
    run.mockImplementationOnce(() => new Promise(() => undefined));
    const { h } = await asked({ ...weather, execute: run, timeoutMs: 5_000 });
    for (const id of ['a', 'b', 'c']) await call(h, id);
    await h.model.end();
    h.clock.advance(5_000);
    await settle();
    expect(h.model.lastMessages.slice(-3).map(({ content }) => content)).toEqual([
      'no signal',
      'no network',
      'The tool did not return within 5000 ms.',
    ]);
  });

  it('take the schema of a validation library, its defaults and its words', async () => {
    const schema: StandardSchema<unknown, { city: string }> = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: (value) =>
          (value as { city?: string }).city === 'Nowhere'
            ? { issues: [{ message: 'unknown city', path: ['city'] }] }
            : { value: { city: 'Bern' } },
        jsonSchema: { input: () => ({ type: 'object', title: 'made by the library' }) },
      },
    };
    const { h } = await asked({ ...weather, parameters: schema });
    expect(h.model.lastRequest.tools?.[0]?.parameters).toMatchObject({ title: 'made by the library' });
    await call(h, 'a', 'weather', '{}');
    await call(h, 'b', 'weather', '{"city":"Nowhere"}');
    await h.model.end();
    expect(h.model.lastMessages.slice(-2)).toMatchObject([
      { content: '{"city":"Bern","sky":"clear"}' },
      { content: 'Invalid arguments: city: unknown city', isError: true },
    ]);
  });

  it('wait for the user all the same when the response came before the question', async () => {
    let checked = () => undefined as void;
    const parameters: StandardSchema<unknown, { city: string }> = {
      '~standard': {
        version: 1,
        vendor: 'test',
        validate: () => new Promise((resolve) => (checked = () => resolve({ value: { city: 'Bern' } }))),
        jsonSchema: { input: () => ({ type: 'object' }) },
      },
    };
    const { h } = await asked({ ...weather, parameters, needsApproval: true });
    await call(h, 'a');
    await h.model.end();
    h.persona.respondToToolCall('a', true);
    checked();
    await settle();
    expect(toolCalls(h).map(({ status }) => status)).toEqual(['awaiting-approval']);
  });

  it('wait for approval; a refusal is sent to the model', async () => {
    const { h } = await asked({ ...weather, needsApproval: ({ city }) => city !== 'Basel' });
    await call(h, 'a');
    await call(h, 'b');
    await call(h, 'c', 'weather', '{"city":"Basel"}');
    await h.model.end();
    expect(toolCalls(h).map(({ status }) => status)).toEqual([
      'awaiting-approval',
      'awaiting-approval',
      'done',
    ]);
    expect(h.model.runs).toHaveLength(1);
    h.persona.respondToToolCall('a', true);
    h.persona.respondToToolCall('b', false, 'Too far away.');
    await settle();
    expect(toolCalls(h).map(({ status }) => status)).toEqual(['done', 'failed', 'done']);
    expect(h.model.lastMessages.at(-2)).toMatchObject({ content: 'Too far away.', isError: true });
  });

  it('an interruption aborts what runs; what is done stays with its result, the rest leaves no orphan', async () => {
    const signals: AbortSignal[] = [];
    const slow: PersonaTool<{ city: string }> = {
      ...weather,
      execute: ({ city }, { signal }) => {
        signals.push(signal);
        return city === 'Bern' ? 'clear' : new Promise(() => undefined);
      },
    };
    const { h, turn } = await asked(slow);
    await h.model.text('Let me see. ');
    await call(h, 'done');
    await call(h, 'open', 'weather', '{"city":"Basel"}');
    await h.model.end();
    h.client.personaSpoke('m', 'Let me ', { correlationId: `${turn.id}.1` });
    h.persona.interrupt();
    expect(signals[1]?.aborted).toBe(true);
    expect(toolCalls(h).map(({ status }) => status)).toEqual(['done', 'cancelled']);
    expect(h.clock.pending).toBeLessThanOrEqual(4);
    h.clock.advance(500);
    h.persona.ask('Never mind.');
    await settle();
    expect(h.model.lastMessages).toEqual([
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: 'Let me',
        toolCalls: [{ id: 'done', name: 'weather', arguments: '{"city":"Bern"}' }],
      },
      { role: 'tool', toolCallId: 'done', toolName: 'weather', content: 'clear', isText: true },
      { role: 'user', content: 'Never mind.' },
    ]);
    expect(h.model.runs).toHaveLength(2);
  });

  it('a function that comes to its end after the interruption has happened, and the model knows', async () => {
    let finish!: (value: string) => void;
    const { h } = await asked({ ...weather, execute: () => new Promise<string>((done) => (finish = done)) });
    await call(h, 'a');
    await h.model.end();
    h.persona.interrupt();
    finish('ordered');
    await settle();
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastMessages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'user']);
  });

  it('are limited: after the last round the model is called without them', async () => {
    const { h } = await asked(weather, { advanced: { maxToolRounds: 2 } });
    for (const id of ['a', 'b']) {
      await call(h, id);
      await h.model.end();
    }
    expect(h.model.runs).toHaveLength(3);
    expect(h.model.lastRequest.tools).toBeUndefined();
    await call(h, 'c');
    await h.model.end();
    expect(h.model.runs).toHaveLength(3);
    expect(h.errors.map(({ code }) => code)).toEqual(['llm-empty']);
  });

  it('say something when they take long, once, and in order', async () => {
    let finish!: (value: string) => void;
    const run = () => new Promise<string>((done) => (finish = done));
    const { h } = await asked({ ...weather, execute: run, filler: 'One moment.' });
    await h.model.text('Sure.');
    await call(h, 'a');
    await h.model.end();
    h.clock.advance(1_499);
    expect(h.client.talked).toBe('Sure.');
    h.clock.advance(1);
    expect(h.client.talked).toBe('Sure. One moment. ');
    finish('ok');
    await settle();
    await h.model.text('Done.');
    expect(h.client.talked).toBe('Sure. One moment. Done.');
    expect(h.answers[0]?.written).toBe('Sure. One moment. Done.');
  });

  it('keep the words before and after a call apart', async () => {
    const { h } = await asked(weather);
    await h.model.text('Let me see.');
    await call(h, 'a');
    await h.model.end();
    await h.model.text('It is');
    await h.model.text(' clear.');
    expect(h.client.talked).toBe('Let me see. It is clear.');
    expect(h.answers[0]?.written).toBe('Let me see. It is clear.');
  });

  it('can come and go while the persona lives; the later of two with one name runs', async () => {
    const h = personaHarness();
    await h.live();
    const remove = h.persona.registerTool({ ...weather, execute: () => 'first' });
    const removeSecond = h.persona.registerTool({ ...weather, execute: () => 'second' });
    remove();
    h.persona.ask('Weather?');
    await settle();
    await call(h, 'a');
    await h.model.end();
    expect(h.model.lastMessages.at(-1)?.content).toBe('second');
    removeSecond();
    await call(h, 'b');
    await h.model.end();
    expect(h.model.lastMessages.at(-1)?.content).toBe('There is no tool "weather".');
  });

  it.each([
    ['a name with a space', { ...weather, name: 'my tool' }],
    ['a schema without its JSON Schema', { ...weather, parameters: { '~standard': { version: 1 } } }],
    ['no function', { ...weather, execute: undefined }],
  ])('%s is refused when it is registered', (_, tool) => {
    const h = personaHarness();
    const codeOf = () => {
      try {
        h.persona.registerTool(tool as never);
        return 'accepted';
      } catch (error) {
        return (error as PersonaError).code;
      }
    };
    expect(codeOf()).toBe('config-tool');
  });
});

describe('tools in server mode', () => {
  const server = { llm: { server: { llmId: 'x' } }, tools: [weather] };

  it('run for Anam’s model through the SDK, with the same function and in the same slice', async () => {
    const h = personaHarness(server);
    await h.live();
    h.persona.ask('Weather?');
    const answer = h.client.callTool('c1', 'weather', { city: 'Bern' });
    expect(toolCalls(h)).toMatchObject([{ id: 'c1', source: 'server', status: 'running' }]);
    await expect(answer).resolves.toBe('{"city":"Bern","sky":"clear"}');
    h.client.completeTool('c1', 'weather', 'told again');
    expect(toolCalls(h)).toMatchObject([
      { id: 'c1', status: 'done', result: '{"city":"Bern","sky":"clear"}' },
    ]);
  });

  it('that fail are reported to Anam; those of a server are only in the state', async () => {
    const h = personaHarness(server);
    await h.live();
    h.persona.ask('Weather?');
    await expect(h.client.callTool('c1', 'weather', {})).rejects.toThrow('"city" is required');
    h.client.emit('TOOL_CALL_STARTED', { toolCallId: 'c2', toolName: 'search', arguments: { q: 'x' } });
    h.client.emit('TOOL_CALL_FAILED', { toolCallId: 'c2', toolName: 'search', errorMessage: 'down' });
    expect(toolCalls(h)).toMatchObject([
      { id: 'c1', status: 'failed' },
      { id: 'c2', name: 'search', status: 'failed', result: 'down', arguments: '{"q":"x"}' },
    ]);
  });

  it('that come while the session lives are offered too', async () => {
    const h = personaHarness({ llm: { server: { llmId: 'x' } } });
    await h.live();
    h.persona.registerTool({ name: 'clock', execute: () => '12:00' });
    await expect(h.client.callTool('c1', 'clock', {})).resolves.toBe('12:00');
  });

  describe('that the session token lacks', () => {
    const clock = { name: 'clock', execute: () => '12:00' };
    const missing = ({ errors }: PersonaHarness) =>
      errors.flatMap(({ code, message }) => (code === 'config-tool-missing' ? [message] : []));

    it('are reported to the developer, each once', async () => {
      const session = () => ({ sessionToken: 'a.b.c', tools: ['clock'] });
      const h = personaHarness({ ...server, tools: [weather, clock], session });
      await h.live();
      h.persona.registerTool({ name: 'later', execute: () => 1 });
      await vi.waitFor(() => expect(missing(h)).toHaveLength(2));
      expect(missing(h).join()).toMatch(/"weather".*"later"/);
      expect(h.state.error).toBeNull();
      void h.persona.end();
      await settle();
      await h.live();
      await settle();
      expect(h.clients).toHaveLength(2);
      expect(missing(h)).toHaveLength(2);
    });

    it('are not reported where the source does not tell which there are', async () => {
      const h = personaHarness({ ...server, session: () => ({ sessionToken: 'a.b.c' }) });
      await h.live();
      await settle();
      expect(missing(h)).toEqual([]);
    });

    it('are not reported in client mode, where the page’s model calls them', async () => {
      const session = () => ({ sessionToken: 'a.b.c', tools: [] });
      const h = personaHarness({ tools: [weather], session });
      await h.live();
      await settle();
      expect(missing(h)).toEqual([]);
    });
  });

  it('that the token has and the page does not fail at once, so that Anam does not wait', async () => {
    const session = () => ({ sessionToken: 'a.b.c', tools: ['clock'] });
    const h = personaHarness({ llm: { server: { llmId: 'x' } }, session });
    await h.live();
    await expect(h.client.callTool('c1', 'clock', {})).rejects.toThrow('There is no tool "clock".');
    h.persona.registerTool({ name: 'clock', execute: () => '12:00' });
    await expect(h.client.callTool('c2', 'clock', {})).resolves.toBe('12:00');
  });

  describe('that wait for the user', () => {
    const pay = { name: 'pay', needsApproval: true, execute: vi.fn(() => 'paid') };

    async function waiting() {
      pay.execute.mockClear();
      const { h } = modeHarness({ mode: 'server', tools: [pay] });
      await h.live();
      const callTool = () => {
        const answer = h.client.callTool('c1', 'pay', {});
        answer.catch(() => undefined);
        return answer;
      };
      return { h, callTool, status: () => toolCalls(h)[0]?.status };
    }

    it('outlive the turn in which the persona said that it would', async () => {
      const { h, callTool, status } = await waiting();
      h.persona.ask('Pay!');
      h.client.personaSpoke('a', 'I will.');
      const answer = callTool();
      await settle();
      h.client.personaSpoke('a', '', { endOfSpeech: true });
      await settle();
      expect([h.state.turn.status, status()]).toEqual(['ended', 'awaiting-approval']);
      h.persona.respondToToolCall('c1', true);
      await expect(answer).resolves.toBe('paid');
      expect(status()).toBe('done');
    });

    it('end with an interruption, and run no more', async () => {
      const { h, callTool, status } = await waiting();
      h.persona.ask('Pay!');
      const answer = callTool();
      await settle();
      h.persona.interrupt();
      await expect(answer).rejects.toThrow('The conversation continued without the result.');
      h.persona.respondToToolCall('c1', true);
      await settle();
      expect([status(), pay.execute.mock.calls.length]).toEqual(['cancelled', 0]);
    });

    it.each(['a switch', 'a stop', 'a lost connection'])('end with the session by %s', async (way) => {
      const { h, callTool, status } = await waiting();
      const answer = callTool();
      await settle();
      expect(toolCalls(h)).toMatchObject([{ turnId: null, status: 'awaiting-approval' }]);
      if (way === 'a switch') await switchTo(h, 'client');
      else if (way === 'a stop') await fateOf(h, h.persona.end());
      else h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      await expect(answer).rejects.toThrow('The conversation continued without the result.');
      h.persona.respondToToolCall('c1', true);
      await settle();
      h.frame();
      expect([status(), pay.execute.mock.calls.length]).toEqual(['cancelled', 0]);
      await fateOf(h, h.persona.destroy());
    });

    it('end when Anam waits no longer', async () => {
      const { h, callTool, status } = await waiting();
      const answer = callTool();
      await settle();
      h.client.emit('TOOL_CALL_FAILED', { toolCallId: 'c1', toolName: 'pay', errorMessage: 'timed out' });
      await expect(answer).rejects.toThrow('The conversation continued without the result.');
      expect([status(), toolCalls(h)[0]?.result]).toEqual(['failed', 'timed out']);
    });
  });
});
