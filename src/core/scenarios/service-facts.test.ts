import { describe, expect, it, vi } from 'vitest';
import { conversationOf } from '../api/conversation.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const server = { llm: { server: { llmId: 'x' } } };

describe('the region of a session', () => {
  const regionOf = (h: ReturnType<typeof personaHarness>) =>
    h.state.session.status === 'live' ? h.state.session.region : 'not live';

  async function liveIn(region: string | null) {
    const h = personaHarness();
    const started = h.persona.start();
    await settle();
    h.client.region = region;
    h.client.goLive();
    h.frame();
    await started;
    return h;
  }

  it('is the one that served it, also one that is new', async () => {
    expect(regionOf(await liveIn('eu'))).toBe('eu');
    expect(regionOf(await liveIn('mars'))).toBe('mars');
  });

  it('is missing if the service did not tell it', async () => {
    expect((await liveIn(null)).state.session).not.toHaveProperty('region');
  });

  it('stays after the link was broken', async () => {
    const h = await liveIn('eu');
    h.client.signallingOpen = false;
    h.clock.advance(2_000);
    h.frame();
    expect(h.state.session.status).toBe('reconnecting');
    h.client.signallingOpen = true;
    h.clock.advance(2_000);
    h.frame();
    expect(regionOf(h)).toBe('eu');
  });
});

describe('a tool of Anam', () => {
  const call = { toolCallId: 'k', toolName: 'look_up', toolSubtype: 'knowledge' };

  it.each([
    ['TOOL_CALL_COMPLETED', { result: 'ok' }],
    ['TOOL_CALL_FAILED', { errorMessage: 'no' }],
  ])('has its kind and its time in the state and in exports after %s', async (event, ending) => {
    const h = personaHarness(server);
    await h.live();
    h.client.emit('TOOL_CALL_STARTED', { ...call, arguments: {} });
    expect(logItems(h.state.toolCalls)).toMatchObject([{ subtype: 'knowledge' }]);
    h.client.emit(event, { ...call, ...ending, executionTime: 340 });
    const known = { subtype: 'knowledge', executionMs: 340 };
    expect(logItems(h.state.toolCalls)).toMatchObject([known]);
    const stored = JSON.parse(JSON.stringify(conversationOf(h.state))) as never;
    const restored = personaHarness({ ...server, advanced: { conversation: stored } });
    await settle();
    expect(logItems(restored.state.toolCalls)).toMatchObject([known]);
  });

  it('has neither if Anam told neither', async () => {
    const h = personaHarness(server);
    await h.live();
    h.client.emit('TOOL_CALL_STARTED', { toolCallId: 'k', toolName: 'look_up', arguments: {} });
    h.client.emit('TOOL_CALL_COMPLETED', { toolCallId: 'k', toolName: 'look_up', result: 'ok' });
    const [known] = logItems(h.state.toolCalls);
    expect(known).not.toHaveProperty('subtype');
    expect(known).not.toHaveProperty('executionMs');
  });
});

describe('warnings', () => {
  it('are in the state, the latest twenty, cut, and each reaches the app whole', async () => {
    const onWarning = vi.fn<(text: string) => void>();
    const h = personaHarness({ advanced: { onWarning } });
    await h.live();
    expect(h.state.warnings).toEqual([]);
    for (let number = 1; number <= 25; number += 1) h.client.emit('SERVER_WARNING', `Warning ${number}`);
    h.client.emit('SERVER_WARNING', 'x'.repeat(5000));
    await settle();
    expect(h.state.warnings).toHaveLength(20);
    expect(h.state.warnings.at(0)).toEqual({ at: h.clock.now(), text: 'Warning 7' });
    expect(h.state.warnings.at(-1)?.text).toHaveLength(2000);
    expect(onWarning).toHaveBeenCalledTimes(26);
    expect(onWarning.mock.lastCall?.[0]).toHaveLength(5000);
  });
});
