import type { Meta, StoryObj } from '@storybook/react-vite';
import { Controls } from 'anam-react';
import { expect, userEvent } from 'storybook/test';
import { errors, sessions, speaking } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ControlsStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <Controls />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Picture and voice/Controls',
  component: ControlsStory,
  args: inState({ session: sessions.live }),
} satisfies Meta<typeof ControlsStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Listening: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ args, canvas }) => {
    const mute = canvas.getByRole('button', { name: 'Mute microphone' });
    await expect(mute).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(mute);
    await expect(args.persona.setMicrophoneMuted).toHaveBeenCalledWith(true);
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await expect(args.persona.interrupt).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'End conversation' }));
    await expect(args.persona.end).toHaveBeenCalledOnce();
  },
};

export const Speaking: Story = {
  args: inState({ session: sessions.live, turn: speaking(0) }),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await expect(args.persona.interrupt).toHaveBeenCalledOnce();
  },
};

export const Muted: Story = {
  args: inState({ session: sessions.live, microphoneMuted: true }),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Mute microphone' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  },
};

export const MutedDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inState({ session: sessions.live, microphoneMuted: true }), theme: 'dark' },
};

export const MicrophoneBlocked: Story = {
  args: inState({
    session: sessions.live,
    microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.microphoneBlocked },
  }),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: /The microphone is blocked/ }));
    await expect(args.persona.requestMicrophone).toHaveBeenCalledOnce();
    await expect(args.persona.setMicrophoneMuted).not.toHaveBeenCalled();
  },
};

export const WithoutMicrophone: Story = {
  args: inState({ session: sessions.live, microphone: { status: 'idle' } }),
};
