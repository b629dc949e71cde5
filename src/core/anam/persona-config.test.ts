import { describe, expect, it } from 'vitest';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const silent = {
  voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 },
};
const updates = (h: PersonaHarness) =>
  h.clients.map(({ data }) => data.map((text) => (JSON.parse(text) as { data: unknown }).data));

describe('the settings that a token cannot carry', () => {
  it('switch off the timers of silence in client mode, once a session', async () => {
    const h = personaHarness();
    await h.live();
    void h.persona.end();
    await settle();
    await h.live();
    expect(updates(h)).toEqual([[silent], [silent]]);
  });

  it('are left to Anam in server mode', async () => {
    const h = personaHarness({ serverLlmId: 'mine', mode: 'server' });
    await h.live();
    expect(updates(h)).toEqual([[]]);
  });

  it('are those of the session source where it gives any', async () => {
    const personaConfig = { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: 900 } };
    const h = personaHarness({ session: () => ({ sessionToken: 'token', personaConfig }) });
    await h.live();
    expect(updates(h)).toEqual([[personaConfig]]);
  });

  it('are not sent if the session source disables them', async () => {
    const h = personaHarness({ session: () => ({ sessionToken: 'token', personaConfig: null }) });
    await h.live();
    expect(updates(h)).toEqual([[]]);
  });

  it('fail no session whose client cannot send them', async () => {
    const h = personaHarness();
    const started = h.persona.start();
    await settle();
    h.client.sendDataMessage = undefined as never;
    h.client.goLive();
    h.frame();
    await started;
    expect([h.state.session.status, h.errors]).toEqual(['live', []]);
  });
});
