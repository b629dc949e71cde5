/**
 * Reproduces the traps of `@anam-ai/js-sdk` 4.27.0 that affect a session, with the unmodified SDK over real WebRTC.
 * Each test names the trap, and its comment names the place in the SDK's source.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulator, simulatedLlm, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import type { PersonaOptions } from '../api/persona-options.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { openLedger, type BrowserLedger } from '../testing/browser-ledger.js';
import { holdSessionRequest } from '../testing/hold-session-request.js';

let simulator: Simulator;
let ledger: BrowserLedger;
let personas: Persona[];

beforeEach(() => {
  ledger = openLedger();
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
  personas = [];
});

afterEach(async () => {
  await Promise.all(personas.map((persona) => persona.destroy()));
  simulator.uninstall();
  ledger.restore();
});

function makePersona(options: Partial<PersonaOptions> = {}): Persona {
  const persona = createPersona({ session: simulator.session, llm: { client: simulatedLlm() }, ...options });
  personas.push(persona);
  return persona;
}

const session = (persona: Persona) => persona.store.getState().session;
const openSockets = () => simulator.sessions.filter((each) => each.connected).length;

/** The two ends of a loopback connection do not close at the same time. */
const nothingLeft = () =>
  vi.waitFor(() => {
    expect({ peers: ledger.openPeers(), tracks: ledger.liveTracks(), sockets: openSockets() }).toEqual({
      peers: 0,
      tracks: 0,
      sockets: 0,
    });
  }, 3000);

describe('starting and stopping', () => {
  it('T13: each start creates a client with one peer connection and one microphone', async () => {
    const persona = makePersona();
    await persona.start();
    const firstPeers = ledger.peersMade();
    await persona.end();
    await nothingLeft();
    await persona.start();
    expect(session(persona).status).toBe('live');
    expect(ledger.peersMade()).toBe(2 * firstPeers);
    expect(ledger.microphoneRequests()).toBe(2);
    await persona.end();
    await nothingLeft();
  });

  it('T23: two starts at once are one session', async () => {
    const persona = makePersona();
    await Promise.all([persona.start(), persona.start()]);
    expect(simulator.sessions).toHaveLength(1);
  });

  it('T11: a stop while the session request is out leaves nothing when its answer comes', async () => {
    const { answer, arrived } = holdSessionRequest();
    const persona = makePersona();
    const started = persona.start();
    const refused = expect(started).rejects.toMatchObject({ code: 'session-stopped' });
    await arrived;
    await persona.end();
    await refused;
    const before = ledger.peersMade();
    const sockets = vi.spyOn(globalThis, 'WebSocket');
    await answer();
    await nothingLeft();
    expect(sockets).not.toHaveBeenCalled();
    expect(ledger.peersMade()).toBe(before);
    sockets.mockRestore();
  });

  it('T11: a stop in every phase of a start leaves nothing, and the next start works', async () => {
    const persona = makePersona();
    for (const phase of ['at once', 'connecting', 'live'] as const) {
      const reached = phase === 'at once' ? Promise.resolve() : untilStatus(persona, phase);
      persona.start().catch(() => undefined);
      await reached;
      await persona.end();
      await nothingLeft();
    }
    await persona.start();
    expect(session(persona).status).toBe('live');
  });

  it('T12: a start whose connection never comes ends by its own time limit', async () => {
    const persona = makePersona({
      timeouts: { startMs: 400 },
      advanced: { environment: { supportsWebRtc: () => true } },
    });
    const Peer = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Peer {
      override setRemoteDescription(): Promise<void> {
        return new Promise(() => undefined);
      }
    };
    try {
      await expect(persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    } finally {
      globalThis.RTCPeerConnection = Peer;
    }
    expect(session(persona)).toMatchObject({ status: 'ended', reason: 'error' });
    await nothingLeft();
  });
});

describe('unexpected ends', () => {
  it('T10, T31: an end by the server closes the session once, is reported once, and allows a new start', async () => {
    const errors: string[] = [];
    const persona = makePersona({ onError: (error) => errors.push(error.code) });
    await persona.start();
    const ended = untilStatus(persona, 'ended');
    simulator.sessions[0]?.end('time limit');
    await ended;
    expect(session(persona)).toMatchObject({
      reason: 'limit',
      error: { data: { detail: 'time limit' } },
    });
    await nothingLeft();
    expect(errors).toEqual(['session-ended-by-server']);
    await persona.start();
    expect(session(persona).status).toBe('live');
  });

  it('T17: a signalling failure closes the peer connection and the microphone', async () => {
    const persona = makePersona({ reconnect: false });
    await persona.start();
    const ended = untilStatus(persona, 'ended');
    simulator.sessions[0]?.cutSocket(1006, { refuseForMs: 60_000 });
    await ended;
    expect(session(persona)).toMatchObject({ reason: 'network', error: { code: 'connection-lost' } });
    await nothingLeft();
  });
});

describe('what the SDK does with listeners and arrays', () => {
  it('T1: a transcript that was read never changes, though the SDK mutates its own', async () => {
    const persona = makePersona();
    await persona.start();
    const first = persona.say('One two three.');
    await first.ended;
    const before = persona.store.getState().transcript;
    const copy = structuredClone(before);
    await persona.say('Four five six.').ended;
    expect(before).toEqual(copy);
    expect(logItems(persona.store.getState().transcript)).toHaveLength(2);
  });

  it('T27: text that comes while the socket is down is spoken after it is back, and not if its turn has ended', async () => {
    const persona = makePersona();
    await persona.start();
    const [simulated] = simulator.sessions;
    const lost = untilStatus(persona, 'reconnecting');
    simulated?.cutSocket(1006, { refuseForMs: 300 });
    await lost;
    const stale = persona.say('Stale words.');
    persona.interrupt();
    await stale.ended;
    const fresh = persona.say('Fresh words.');
    await expect(fresh.ended).resolves.toMatchObject({ outcome: 'completed' });
    const talked = simulated?.talkFrames.map((frame) => frame.content).join('') ?? '';
    expect(talked).toContain('Fresh words.');
    expect(talked).not.toContain('Stale');
  });
});

/** Resolves when the store shows the status. */
function untilStatus(persona: Persona, status: string): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = persona.store.subscribe((state) => {
      if (state.session.status !== status) return;
      unsubscribe();
      resolve();
    });
  });
}
