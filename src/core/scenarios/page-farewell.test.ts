import { describe, expect, it } from 'vitest';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const leave = (h: PersonaHarness) => h.hides.forEach((callback) => callback());

describe('a page that goes away', () => {
  it('during a session reports its id to the server once', async () => {
    const h = personaHarness({ session: { getToken: () => 'token', endUrl: '/api/persona/end' } });
    await h.live();
    leave(h);
    leave(h);
    expect(h.beacons).toEqual([['/api/persona/end', JSON.stringify({ sessionId: 'session-1' })]]);
    await settle();
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
    expect(h.hides.size).toBe(0);
  });

  it('names the latest session, and nothing after a stop', async () => {
    const h = personaHarness({ session: { getToken: () => 'token', endUrl: '/end' } });
    await h.live();
    const stopped = h.persona.end();
    await settle();
    h.frame();
    await stopped;
    leave(h);
    expect(h.beacons).toEqual([]);
    await h.live();
    leave(h);
    expect(h.beacons).toEqual([['/end', JSON.stringify({ sessionId: 'session-2' })]]);
  });

  it('ends its session without a beacon if there is no end endpoint', async () => {
    const h = personaHarness();
    await h.live();
    leave(h);
    await settle();
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
    expect(h.beacons).toEqual([]);
    expect(h.hides.size).toBe(0);
  });

  it('in the middle of a start starts nothing', async () => {
    const h = personaHarness({
      session: { getToken: () => new Promise<never>(() => undefined), endUrl: '/end' },
    });
    const started = h.persona.start().catch(({ code }: { code: string }) => code);
    await settle();
    leave(h);
    await settle();
    h.frame();
    await expect(started).resolves.toBe('session-stopped');
    expect([h.beacons, h.hides.size]).toEqual([[], 0]);
  });
});
