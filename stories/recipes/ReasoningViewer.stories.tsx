import { AnamEvent, createClient, type AnamClient } from '@anam-ai/js-sdk';
import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  PersonaProvider,
  Reasoning,
  ReasoningHistory,
  ReasoningTimeline,
  useAnamReasoning,
  usePersonaMessages,
  usePersonaReasoning,
} from 'anam-react';
import { createSimulator, scenarios } from 'anam-react/simulator';
import { useEffect, useState } from 'react';
import { expect, waitFor } from 'storybook/test';
import { answer, firstThought, followUp, question, secondThought } from '../conversation.js';
import { fixturePersona } from '../fixture-persona.js';
import { sessions, thinking, timeline } from '../fixture-state.js';

const meta = { title: 'Recipes/Reasoning viewer' } satisfies Meta;

export default meta;

type Story = StoryObj<typeof meta>;

/** A viewer of your own: hooks for the data, parts where they fit, and your own markup around them. */
function MyViewer() {
  const thoughts = usePersonaReasoning();
  const questions = new Map(
    usePersonaMessages().flatMap((message) =>
      message.role === 'user' ? [[message.turnId, message.text] as const] : [],
    ),
  );
  const turnIds = [...new Set(thoughts.flatMap(({ turnId }) => turnId ?? []))];
  return (
    <table style={{ inlineSize: '100%', borderCollapse: 'collapse', fontFamily: 'system-ui' }}>
      <caption>What it thought</caption>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Thoughts</th>
        </tr>
      </thead>
      <tbody>
        {turnIds.map((turnId) => (
          <tr key={turnId} style={{ verticalAlign: 'top', borderBlockStart: '1px solid #ccc' }}>
            <td style={{ inlineSize: '30%', padding: 8 }}>{questions.get(turnId)}</td>
            <td style={{ padding: 8 }}>
              <Reasoning turnId={turnId} mode="always" />
              <ReasoningTimeline turnId={turnId} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const BuildYourOwn: Story = {
  render: () => (
    <PersonaProvider
      persona={fixturePersona({
        session: sessions.live,
        turn: thinking(1),
        messages: [question, answer, followUp],
        thoughts: [firstThought, secondThought],
        timelines: [timeline(0)],
      })}
    >
      <MyViewer />
    </PersonaProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('row')).toHaveLength(3);
  },
};

/** You have an `AnamClient` already and want nothing but its thoughts. */
function ThoughtsOf({ client }: { readonly client: AnamClient | null }) {
  const thoughts = useAnamReasoning(client);
  return (
    <div style={{ blockSize: 420, maxInlineSize: 480 }}>
      <Reasoning thoughts={thoughts} />
      <ReasoningHistory thoughts={thoughts} defaultOrder="oldest" />
    </div>
  );
}

/** Stands for your own code around the SDK; only the simulator makes it run without an account. */
function useMyClient(): AnamClient | null {
  const [client, setClient] = useState<AnamClient | null>(null);
  useEffect(() => {
    const simulator = createSimulator({ scenario: scenarios.reasoning, microphone: 'ignore' });
    simulator.install();
    const token = simulator.session({ mode: 'server', llmId: 'my-llm' });
    const metrics = { disableClientMetrics: true };
    const made = Promise.resolve(token).then((sessionToken) =>
      createClient(sessionToken, { disableInputAudio: true, metrics }),
    );
    void made.then(async (ready) => {
      setClient(ready);
      ready.addListener(AnamEvent.DATA_CHANNEL_OPEN, () => ready.sendUserMessage('Why is the sky blue?'));
      await ready.stream();
    });
    return () => {
      void made.then((ready) => ready.stopStreaming()).finally(() => simulator.uninstall());
    };
  }, []);
  return client;
}

function WithAnAnamClient() {
  return <ThoughtsOf client={useMyClient()} />;
}

export const WithYourOwnAnamClient: Story = {
  render: () => <WithAnAnamClient />,
  play: async ({ canvas }) => {
    await waitFor(
      () => expect(canvas.getAllByText(/I should answer in one friendly sentence/).length).toBeGreaterThan(0),
      { timeout: 12_000 },
    );
  },
};
