import type { Meta, StoryObj } from '@storybook/react-vite';
import { scenarios } from 'anam-react/simulator';
import { expect } from 'storybook/test';
import { FakeAgentSocket } from '../../src/elevenlabs/testing/fake-agent-socket.js';
import { findInTranscript } from '../find-in-transcript.js';
import { AgentChat } from './ElevenLabs.js';
import code from './ElevenLabs.tsx?raw';
import { agentUrl, goOffline } from './offline.js';
import { inTime, recipe, say, start } from './recipe.js';

const meta = {
  title: 'Guides/ElevenLabs',
  component: AgentChat,
  ...recipe(code),
  beforeEach: () => {
    const comeBack = goOffline(scenarios.happyPath);
    const agentComesBack = agentGoesOffline();
    return () => {
      agentComesBack();
      comeBack();
    };
  },
} satisfies Meta<typeof AgentChat>;

export default meta;

type Story = StoryObj<typeof meta>;

/** One second of silence in the format of the agent's audio. */
const silence = btoa('\0'.repeat(32_000));

/** A fake agent that answers typed messages. In your app this is ElevenLabs. */
class FriendlyAgent extends FakeAgentSocket {
  constructor(url: string) {
    super(url);
    setTimeout(() => this.open());
  }

  override send(data: string): void {
    super.send(data);
    if (this.sent.at(-1)?.['type'] !== 'user_message') return;
    this.say({ type: 'agent_response', agent_response_event: { agent_response: 'I am Ada.' } });
    this.say({ type: 'audio', audio_event: { event_id: 1, audio_base_64: silence } });
  }
}

/** Replaces the browser's WebSocket for the agent only. Returns a function that restores it. */
function agentGoesOffline(): () => void {
  const real = globalThis.WebSocket;
  globalThis.WebSocket = new Proxy(real, {
    construct: (target, args: [string]) =>
      args[0] === agentUrl ? new FriendlyAgent(agentUrl) : Reflect.construct(target, args),
  });
  return () => {
    globalThis.WebSocket = real;
  };
}

export const AgentSpeaks: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /I am Ada\./, inTime)).toBeVisible();
  },
};
