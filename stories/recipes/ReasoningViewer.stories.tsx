import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  PersonaProvider,
  Reasoning,
  ReasoningBar,
  usePersonaMessages,
  usePersonaReasoning,
} from 'anam-react';
import { expect } from 'storybook/test';
import {
  answer,
  firstThought,
  followUp,
  question,
  secondThought,
} from '../../src/react/testing/fixture-conversation.js';
import { fixturePersona } from '../../src/react/testing/fixture-persona.js';
import { sessions, thinking, timeline } from '../../src/react/testing/fixture-state.js';

const meta = { title: 'Recipes/Your own reasoning viewer' } satisfies Meta;

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
              <ReasoningBar turnId={turnId} />
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
