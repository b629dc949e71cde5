import { describe, expect, it, vi } from 'vitest';
import { logItems } from '../machine/logs/grouped-log.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const server = { mode: 'server', serverLlmId: 'mine' } as const;
const calls = (h: PersonaHarness) => logItems(h.state.toolCalls);

describe('a call that the service reports twice', () => {
  it('runs once, and both get the first result', async () => {
    const execute = vi.fn(async () => ({ ordered: 1 }));
    const h = personaHarness({ ...server, tools: [{ name: 'order', execute }] });
    await h.live();
    const both = [h.client.callTool('c1', 'order', {}), h.client.callTool('c1', 'order', {})];
    await expect(Promise.all(both)).resolves.toEqual(['{"ordered":1}', '{"ordered":1}']);
    await expect(h.client.callTool('c1', 'order', {})).resolves.toBe('{"ordered":1}');
    expect(execute).toHaveBeenCalledTimes(1);
    expect(calls(h)).toHaveLength(1);
  });

  const reports = {
    S: (h: PersonaHarness) =>
      h.client.emit('TOOL_CALL_STARTED', { toolCallId: 'c1', toolName: 'order', arguments: {} }),
    C: (h: PersonaHarness) => h.client.completeTool('c1', 'order', 'from elsewhere'),
    F: (h: PersonaHarness) =>
      h.client.emit('TOOL_CALL_FAILED', { toolCallId: 'c1', toolName: 'order', errorMessage: 'down' }),
    R: (h: PersonaHarness) => h.client.callTool('c1', 'order', {}),
  };

  // S: started, C: completed, F: failed, R: the page is told to run it.
  it.each(['CSR', 'SRS', 'RCR', 'FR', 'RFSR', 'RRCC', 'SCSR'])(
    'runs at most once in the order %s',
    async (order) => {
      const execute = vi.fn(async () => 'ordered');
      const h = personaHarness({ ...server, tools: [{ name: 'order', execute }] });
      await h.live();
      for (const step of order) {
        await Promise.resolve(reports[step as keyof typeof reports](h)).catch(() => undefined);
        await settle();
      }
      expect(execute.mock.calls.length).toBeLessThanOrEqual(1);
      expect(calls(h)).toMatchObject([{ id: 'c1', status: 'done' }]);
    },
  );

  it('of an id that an earlier session had runs again', async () => {
    const execute = vi.fn(() => 'done');
    const h = personaHarness({ ...server, tools: [{ name: 'order', execute }] });
    await h.live();
    await h.client.callTool('c1', 'order', {});
    void h.persona.clear();
    await settle();
    await h.live();
    await h.client.callTool('c1', 'order', {});
    expect(execute).toHaveBeenCalledTimes(2);
  });
});

describe('a tool that is gone when its call is allowed', () => {
  it.each(['client', 'server'] as const)('does not run in %s mode', async (mode) => {
    const execute = vi.fn(() => 'paid');
    const h = personaHarness({ serverLlmId: 'mine', mode });
    const unregister = h.persona.registerTool({ name: 'pay', needsApproval: true, execute });
    await h.live();
    if (mode === 'server') void h.client.callTool('c1', 'pay', {}).catch(() => undefined);
    else {
      h.persona.ask('Pay.');
      await settle();
      await h.model.part({ type: 'tool-call', id: 'c1', name: 'pay', arguments: '{}' });
      await h.model.end();
    }
    await settle();
    unregister();
    h.persona.respondToToolCall('c1', true);
    await settle();
    expect(execute).not.toHaveBeenCalled();
    expect(calls(h)).toMatchObject([{ status: 'failed', result: 'There is no tool "pay".' }]);
  });

  it('is replaced by a tool with the same name, whose arguments are checked again', async () => {
    const before = vi.fn();
    const after = vi.fn(() => 'paid');
    const h = personaHarness(server);
    const unregister = h.persona.registerTool({ name: 'pay', needsApproval: true, execute: before });
    await h.live();
    const result = h.client.callTool('c1', 'pay', { amount: 'much' });
    await settle();
    unregister();
    const parameters = { properties: { amount: { type: 'number' } } };
    h.persona.registerTool({ name: 'pay', needsApproval: true, parameters, execute: after });
    const failed = expect(result).rejects.toThrow('"amount" must be of type number.');
    h.persona.respondToToolCall('c1', true);
    await failed;
    expect([before.mock.calls.length, after.mock.calls.length]).toEqual([0, 0]);
  });
});

describe('a function that ignores its signal', () => {
  it('does not block after an interruption, and its result is still used', async () => {
    let finish!: (value: string) => void;
    const execute = () => new Promise<string>((resolve) => (finish = resolve));
    const h = personaHarness({ ...server, tools: [{ name: 'order', execute }] });
    await h.live();
    h.client.userSpoke('1', 'Order it.');
    const result = expect(h.client.callTool('c1', 'order', {})).rejects.toThrow(
      'The conversation continued without the result.',
    );
    await settle();
    h.persona.interrupt();
    await result;
    expect(calls(h)).toMatchObject([{ status: 'cancelled' }]);
    finish('ordered');
    await settle();
    expect(calls(h)).toMatchObject([{ status: 'done', result: 'ordered' }]);
    expect(h.clock.pending).toBeLessThan(6);
  });

  it('fails with a timeout if its argument check never ends', async () => {
    const parameters = {
      '~standard': {
        version: 1 as const,
        vendor: 'slow',
        validate: () => new Promise<never>(() => undefined),
        jsonSchema: { input: () => ({ type: 'object' }) },
      },
    };
    const h = personaHarness({ ...server, tools: [{ name: 'order', parameters, execute: () => 'never' }] });
    await h.live();
    const result = expect(h.client.callTool('c1', 'order', {})).rejects.toThrow('did not return within');
    await settle();
    h.clock.advance(60_000);
    await result;
  });
});

describe('the phrase that fills the wait for a tool', () => {
  const search = {
    name: 'search',
    filler: 'One moment.',
    fillerAfterMs: 1_000,
    execute: () => new Promise(() => undefined),
    timeoutMs: 5_000,
  };

  async function callSearch(h: PersonaHarness, id: string) {
    await h.model.part({ type: 'tool-call', id, name: 'search', arguments: '{}' });
    await h.model.end();
    h.clock.advance(1_000);
    await settle();
  }

  it('is spoken in every round of calls', async () => {
    const h = personaHarness({ tools: [search] });
    await h.live();
    h.persona.ask('Search twice.');
    await settle();
    await callSearch(h, 'c1');
    expect(h.client.talked).toBe('One moment. ');
    h.clock.advance(5_000);
    await settle();
    await callSearch(h, 'c2');
    expect(h.client.talked).toBe('One moment. One moment. ');
  });

  it('is not spoken for a call that has ended while another still runs', async () => {
    const quick = { ...search, name: 'quick', filler: 'Quick.', execute: () => 'there' };
    const slow = { ...search, filler: 'Slow.', fillerAfterMs: 3_000 };
    const h = personaHarness({ tools: [quick, slow] });
    await h.live();
    h.persona.ask('Both.');
    await settle();
    await h.model.part({ type: 'tool-call', id: 'a', name: 'quick', arguments: '{}' });
    await h.model.part({ type: 'tool-call', id: 'b', name: 'search', arguments: '{}' });
    await h.model.end();
    h.clock.advance(2_000);
    expect(h.client.talked).toBe('');
    h.clock.advance(1_000);
    expect(h.client.talked).toBe('Slow. ');
  });
});

describe('what the data channel does not carry', () => {
  const long = 'x'.repeat(270_000);

  it('is refused before it is sent: a question', async () => {
    const h = personaHarness(server);
    await h.live();
    expect(() => h.persona.ask(long)).toThrow(expect.objectContaining({ code: 'turn-too-long' }));
    expect(h.messages).toEqual([]);
  });

  it('is refused before it is sent: context', async () => {
    const h = personaHarness(server);
    await h.live();
    expect(() => h.persona.addContext(long)).toThrow(
      expect.objectContaining({ code: 'turn-context-too-long', data: { maxBytes: expect.any(Number) } }),
    );
    expect(h.client.sent).toEqual([]);
  });

  it('counts bytes as they are sent: quotes and emoji take more', async () => {
    const h = personaHarness(server);
    await h.live();
    expect(() => h.persona.addContext('"'.repeat(140_000))).toThrow();
    expect(() => h.persona.addContext('🙂'.repeat(70_000))).toThrow();
    expect(() => h.persona.addContext('x'.repeat(200_000))).not.toThrow();
  });

  // Six bytes each as JSON: 360,000 bytes, more than the 260,144 that the connection takes.
  const controls = ['\u0000', '\u0007', '\u001B', '\uD800'].map((sign) => [sign.repeat(60_000)] as const);

  it.each(controls)('counts the bytes of escaped control characters, and says so (%#)', async (text) => {
    const execute = async () => text;
    const h = personaHarness({ ...server, tools: [{ name: 'dump', execute }] });
    await h.live();
    const message = 'is too long: as JSON, its 60000 characters take more than 260144 bytes.';
    const refused = (code: string) =>
      expect.objectContaining({
        code,
        message: `The text ${message}`,
        data: { maxBytes: 260_144 },
      });
    expect(() => h.persona.ask(text)).toThrow(refused('turn-too-long'));
    expect(() => h.persona.addContext(text)).toThrow(refused('turn-context-too-long'));
    await expect(h.client.callTool('c1', 'dump', {})).rejects.toThrow(`The result ${message}`);
    expect(h.client.sent).toEqual([]);
    const fitting = text.slice(0, 43_000);
    h.persona.addContext(fitting);
    h.persona.ask(fitting);
    expect(h.client.sent.map((frame) => frame.type)).toEqual(['context', 'user-message']);
  });

  it.each(controls)('does not limit `say`, which uses the talk stream (%#)', async (text) => {
    const h = personaHarness(server);
    await h.live();
    const turn = h.persona.say(text);
    await settle();
    expect(h.client.talked).toBe(text);
    // The service speaks none of it, so the longest silence ends the turn.
    h.clock.advance(120_000);
    await settle();
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('fails the turn of a question that waited over a switch to server mode', async () => {
    const h = personaHarness({ serverLlmId: 'mine' });
    await h.live();
    const switched = h.persona.setMode('server').catch(() => undefined);
    const turn = h.persona.ask('short');
    await settle();
    h.client.goLive('session-2');
    await settle();
    h.frame();
    await switched;
    expect(await h.outcome(turn)).toBe('pending');
  });

  it('is a failed tool result, in the state and for the model', async () => {
    const h = personaHarness({ ...server, tools: [{ name: 'dump', execute: () => long }] });
    await h.live();
    await expect(h.client.callTool('c1', 'dump', {})).rejects.toThrow('The result is too long');
    expect(calls(h)).toMatchObject([{ status: 'failed', result: expect.stringContaining('too long') }]);
  });

  it('goes through in client mode, where the request has no such limit', async () => {
    const h = personaHarness({ tools: [{ name: 'dump', execute: () => long }] });
    await h.live();
    h.persona.addContext(long);
    h.persona.ask(long);
    await settle();
    await h.model.part({ type: 'tool-call', id: 'c1', name: 'dump', arguments: '{}' });
    await h.model.end();
    expect(calls(h)).toMatchObject([{ status: 'done' }]);
  });
});
