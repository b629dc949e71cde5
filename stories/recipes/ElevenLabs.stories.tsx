import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat } from 'anam-react';
import { elevenLabsAgent } from 'anam-react/elevenlabs';
import { createSimulator, scenarios } from 'anam-react/simulator';
import { useEffect, useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { FakeAgentSocket } from '../../src/elevenlabs/testing/fake-agent-socket.js';
import { findInTranscript } from '../find-in-transcript.js';

const meta = { title: 'Recipes/ElevenLabs', parameters: { layout: 'fullscreen' } } satisfies Meta;

export default meta;

type Story = StoryObj<typeof meta>;

const inTime = { timeout: 10_000 };

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

// The SDK sends its metrics late, when the simulator is gone.
const noMetrics = { metrics: { disableClientMetrics: true } };

/** The complete chat with an ElevenLabs agent. Only `advanced.environment` is different. */
function AgentChat() {
  const [simulator] = useState(() =>
    createSimulator({ scenario: scenarios.happyPath, media: { width: 256, height: 256, fps: 12 } }),
  );
  const [environment] = useState(() =>
    elevenLabsAgent({
      signedUrl: () => 'wss://your-agent.example/signed-by-your-server',
      // Leave this out: the agent's socket is the browser's own.
      environment: { openSocket: (url) => new FriendlyAgent(url).asWebSocket },
    }),
  );
  useEffect(() => {
    simulator.install();
    return () => simulator.uninstall();
  }, [simulator]);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat
        session={simulator.session}
        llm={{ server: { llmId: 'CUSTOMER_CLIENT_V1' } }}
        advanced={{ environment, clientOptions: noMetrics }}
        devices={{ microphone: false }}
      />
    </div>
  );
}

export const AgentSpeaks: Story = {
  render: () => <AgentChat />,
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await canvas.findByText('Ready for your message', { selector: '.persona-stage-status span' }, inTime);
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'Who are you?{Enter}');
    const words = await findInTranscript(canvas, /I am Ada\./, inTime);
    await expect(words).toBeVisible();
  },
};
