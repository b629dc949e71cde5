import type { Meta, StoryObj } from '@storybook/react-vite';
import { Stage } from 'anam-react';
import { useEffect } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { answer, answerBeingSpoken, question } from '../conversation.js';
import { endedTurn, errors, failed, sessions, speaking } from '../fixture-state.js';
import { portraitStream } from '../portrait-stream.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function StageStory({ persona, ...frame }: PartStoryArgs) {
  useEffect(() => {
    const { session } = persona.store.getState();
    if (session.status === 'live' || session.status === 'reconnecting')
      persona.set({ media: portraitStream() });
  }, [persona]);
  return (
    <WithPersona persona={persona} width={560} {...frame}>
      <Stage showAdvice={false} />
    </WithPersona>
  );
}

const meta = {
  title: 'Parts/Stage',
  component: StageStory,
  args: inState({}),
} satisfies Meta<typeof StageStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
  },
};

export const Authorizing: Story = { args: inState({ session: sessions.authorizing }) };

export const WaitingForTheMicrophone: Story = {
  args: inState({ session: sessions.connecting, microphone: { status: 'prompting' } }),
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(canvas.getByText(/asks for the microphone/)).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }));
    await expect(args.persona.stop).toHaveBeenCalledOnce();
  },
};

export const Listening: Story = { args: inState({ session: sessions.live }) };

export const Speaking: Story = {
  args: inState({
    session: sessions.live,
    turn: speaking(1),
    messages: [question, answer, answerBeingSpoken],
  }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Speaking')).toBeVisible();
    await expect(canvas.getByText(/begin at the market of Campo de Ourique/)).toBeVisible();
  },
};

export const Interrupted: Story = {
  args: inState({ session: sessions.live, turn: endedTurn(1, 'interrupted') }),
};

export const Reconnecting: Story = { args: inState({ session: sessions.reconnecting }) };

export const Ended: Story = { args: inState({ session: sessions.stopped }) };

export const ConnectionLost: Story = {
  args: inState({ session: failed(errors.lost) }),
  play: async ({ args, canvas }) => {
    await waitFor(() => expect(canvas.getByText('The connection was lost.')).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Start again' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
  },
};
