import { describe, expect, it, vi } from 'vitest';
import type { SessionEndpoint } from '../anam/session-source.js';
import { personaHarness } from '../testing/persona-harness.js';
import { published } from '../testing/published.js';
import { settle } from '../testing/settle.js';

type Body = Readonly<Record<string, unknown>>;

/** A persona whose endpoint returns tokens. `bodies`: what it received. */
function setUp(endpoint: Partial<SessionEndpoint>, options: Parameters<typeof personaHarness>[0] = {}) {
  const bodies: Body[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    bodies.push(JSON.parse(init?.body as string) as Body);
    return Response.json({ sessionToken: 'token' });
  };
  const session = { url: '/api/session', ...endpoint };
  const h = personaHarness({ ...options, session, advanced: { environment: { fetch } } });
  return { h, bodies, shapes: () => bodies.map(({ shape }) => shape) };
}

/** Goes live. The code for endpoints with options is loaded with the first start. */
async function live({ h, bodies }: ReturnType<typeof setUp>): Promise<void> {
  const before = bodies.length;
  const started = h.persona.start();
  await vi.waitFor(() => expect(h.clients.length).toBeGreaterThan(before));
  h.client.goLive();
  h.frame();
  await started;
}

describe('the shape of the picture', () => {
  it('is sent as it is, or as the function says, and not without the option', async () => {
    const fixed = setUp({ shape: 'portrait' });
    await live(fixed);
    const asked = setUp({ shape: async ({ mode }) => (mode === 'client' ? 'landscape' : 'portrait') });
    await live(asked);
    const none = setUp({ shape: () => undefined });
    await live(none);
    expect([fixed.bodies, asked.bodies, none.bodies]).toEqual([
      [{ mode: 'client', shape: 'portrait' }],
      [{ mode: 'client', shape: 'landscape' }],
      [{ mode: 'client' }],
    ]);
  });

  it('is measured again at the next start, and kept by a renewed session', async () => {
    const measured = vi.fn<() => 'portrait' | 'landscape'>(() => 'portrait');
    const set = setUp({ shape: measured });
    await live(set);
    measured.mockReturnValue('landscape');
    set.h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
    await settle();
    set.h.clock.advance(1_000);
    await vi.waitFor(() => expect(set.h.clients).toHaveLength(2));
    expect(set.shapes()).toEqual(['portrait', 'portrait']);
    await published(set.h, set.h.persona.end());
    await live(set);
    expect(set.shapes()).toEqual(['portrait', 'portrait', 'landscape']);
  });

  it.each(['tall', 7, null])('that is none ends the start: %j', async (shape) => {
    const set = setUp({ shape: (() => shape) as never });
    expect(await published(set.h, set.h.persona.start())).toMatchObject({
      error: { code: 'config-session' },
    });
    expect(set.bodies).toEqual([]);
  });

  it('that cannot be measured ends the start', async () => {
    const set = setUp({
      shape: () => {
        throw new Error('no stage');
      },
    });
    const { error } = await published(set.h, set.h.persona.start());
    expect(error).toMatchObject({
      code: 'token-unreachable',
      message: expect.stringContaining('`session.shape` threw: no stage') as string,
    });
  });
});
