import type { Meta, StoryObj } from '@storybook/react-vite';
import { EventLog } from 'anam-react';
import 'anam-react/developer.css';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  endedTurn,
  errors,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
  timeline,
  userMessage,
} from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs, partsAreReady } from '../with-persona.js';

const noon = Date.UTC(2026, 0, 5, 12);

function EventLogStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} width={640} height={360} {...frame}>
      <EventLog now={() => noon} />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/For developers/EventLog',
  component: EventLogStory,
  args: inState({}),
} satisfies Meta<typeof EventLogStory>;

export default meta;

type Story = StoryObj<typeof meta>;
type Play = NonNullable<Story['play']>;

/** A question, its answer, an interruption, an error. */
const talk: Play = async ({ args: { persona }, canvasElement }) => {
  await partsAreReady(canvasElement);
  const asked = [userMessage(0, 'Why is the sky blue?')];
  persona.set({ session: sessions.connecting });
  persona.set({ session: sessions.live, connectionQuality: 'good' });
  persona.set({ turn: thinking(0), transcript: logOf(asked) });
  const answer = (status: 'streaming' | 'interrupted') =>
    logOf([...asked, personaMessage(0, 'Because of the light.', { status, heard: 'Because' })]);
  persona.set({ turn: speaking(0), transcript: answer('streaming') });
  persona.set({ turn: endedTurn(0, 'interrupted'), transcript: answer('interrupted') });
  persona.set({ error: errors.rateLimited });
};

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No events since the log was opened.')).toBeVisible();
  },
};

export const ATalk: Story = {
  play: async (context) => {
    await talk(context);
    const { canvas } = context;
    await waitFor(() =>
      expect(canvas.getByText('persona interrupted, heard 7 of 21 characters')).toBeVisible(),
    );
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(10));
  },
};

export const ATalkDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inState({}), theme: 'dark' },
  play: talk,
};

export const Filtered: Story = {
  play: async (context) => {
    await talk(context);
    const { canvas } = context;
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Show' }), 'turn');
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(3));
  },
};

/** The tokens of a turn, once for each time that the endpoint reports them. */
export const Tokens: Story = {
  args: inState({}),
  play: async (context) => {
    await talk(context);
    const { canvas, args } = context;
    args.persona.set({
      timeline: logOf([timeline(0, { usage: { inputTokens: 412, outputTokens: 96, reasoningTokens: 40 } })]),
    });
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Show' }), 'usage');
    await waitFor(() =>
      expect(canvas.getByRole('listitem')).toHaveTextContent(
        'turn-0 inputTokens 412, outputTokens 96, reasoningTokens 40',
      ),
    );
  },
};

/** Events during the pause are not lost. */
export const Paused: Story = {
  args: inState({}),
  play: async ({ args: { persona }, canvas, canvasElement }) => {
    await partsAreReady(canvasElement);
    persona.set({ session: sessions.connecting });
    await userEvent.click(await canvas.findByRole('button', { name: 'Pause' }));
    persona.set({ session: sessions.live });
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(1));
    await userEvent.click(canvas.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(2));
    await userEvent.click(canvas.getByRole('button', { name: 'Pause' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Clear' }));
    persona.set({ connectionQuality: 'poor' });
    await expect(canvas.queryAllByRole('listitem')).toHaveLength(0);
    await userEvent.click(canvas.getByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(1));
  },
};
