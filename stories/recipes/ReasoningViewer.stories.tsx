import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaProvider } from 'anam-react';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  answer,
  firstThought,
  followUp,
  openingHours,
  question,
  secondThought,
} from '../../src/react/testing/fixture-conversation.js';
import { fixturePersona } from '../../src/react/testing/fixture-persona.js';
import { sessions, thinking } from '../../src/react/testing/fixture-state.js';
import { recipe } from './recipe.js';
import { ThoughtsInTwoPanes } from './YourReasoningViewer.js';
import code from './YourReasoningViewer.tsx?raw';

const meta = {
  title: 'Guides/Your own reasoning viewer',
  component: ThoughtsInTwoPanes,
  ...recipe(code),
} satisfies Meta<typeof ThoughtsInTwoPanes>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnReasoningViewer: Story = {
  render: () => (
    <PersonaProvider
      persona={fixturePersona({
        session: sessions.live,
        turn: thinking(1),
        messages: [question, answer, followUp],
        thoughts: [firstThought, secondThought],
        toolCalls: [openingHours],
      })}
    >
      <ThoughtsInTwoPanes />
    </PersonaProvider>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('Still thinking…')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: new RegExp(question.text.slice(0, 12)) }));
    await expect(canvas.getByRole('article', { name: question.text })).toBeVisible();
    await userEvent.type(canvas.getByRole('searchbox'), 'belem');
    const marks = () => [...canvasElement.querySelectorAll('mark')].map(({ textContent }) => textContent);
    await waitFor(() => expect(marks()).toContain('Belém'));
  },
};
