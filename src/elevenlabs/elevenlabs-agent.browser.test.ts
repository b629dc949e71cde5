/** Uses the unmodified SDK and real WebRTC. The test controls only the agent's socket. */
import { afterEach, expect, it, vi } from 'vitest';
import { anamEvents } from '../core/anam/anam-events.js';
import { createPersona, type OnClient, type Persona } from '../core/index.js';
import { logItems } from '../core/machine/logs/grouped-log.js';
import { createSimulator, type Simulator } from '../simulator/index.js';
import { elevenLabsAgent } from './elevenlabs-agent.js';
import { FakeAgentSocket } from './testing/fake-agent-socket.js';

type Client = Parameters<OnClient>[0];

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

/** An agent that answers typed messages. */
class FriendlyAgent extends FakeAgentSocket {
  constructor(url: string) {
    super(url);
    queueMicrotask(() => this.open());
  }

  override send(data: string): void {
    super.send(data);
    if (this.sent.at(-1)?.['type'] !== 'user_message') return;
    this.say({ type: 'agent_response', agent_response_event: { agent_response: 'I am Ada.' } });
  }
}

it('gives the app the SDK’s own client, once a session and before it connects', async () => {
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
  const { createClient } = await import('@anam-ai/js-sdk');
  const seen: Client[] = [];
  const events: string[] = [];
  const { sessions } = elevenLabsAgent({
    signedUrl: () => 'wss://agent.test/signed',
    environment: { openSocket: (url) => new FriendlyAgent(url).asWebSocket },
  });
  persona = createPersona({
    session: simulator.session,
    llm: { server: { llmId: 'CUSTOMER_CLIENT_V1' } },
    devices: { microphone: false },
    advanced: {
      environment: { sessions },
      onClient: (client, { mode }) => {
        seen.push(client);
        events.push(`open ${mode}, ${simulator.sessions.length} sessions`);
        client.addListener(anamEvents.ready, () => void events.push('ready'));
        return () => void events.push('left');
      },
    },
  });
  await persona.start();
  const token = await simulator.session();
  expect(Object.getPrototypeOf(seen[0])).toBe(Object.getPrototypeOf(createClient(token)));
  expect((await persona.ask('Who are you?').ended).outcome).toBe('completed');
  await vi.waitFor(() =>
    expect(logItems(persona.store.getState().transcript)).toMatchObject([
      { text: 'Who are you?' },
      { heard: 'I am Ada.', status: 'done' },
    ]),
  );
  await persona.end();
  expect(events).toEqual(['open server, 0 sessions', 'ready', 'left']);
  expect(seen).toHaveLength(1);
});
