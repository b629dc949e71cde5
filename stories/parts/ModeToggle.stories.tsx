import type { Meta, StoryObj } from '@storybook/react-vite';
import { ModeToggle } from 'anam-react';
import type { PersonaMode } from 'anam-react/core';
import { expect, userEvent } from 'storybook/test';
import { sessions, type FixtureState } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ModeToggleStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <ModeToggle />
    </WithPersona>
  );
}

const both = (state: FixtureState = {}): FixtureState => ({ modes: ['client', 'server'], ...state });
const switching = { from: 'client', to: 'server', status: 'switching' } as const;

const meta = {
  title: 'Components/Session/ModeToggle',
  component: ModeToggleStory,
  args: inState(both({ session: sessions.live })),
} satisfies Meta<typeof ModeToggleStory>;

export default meta;

type Story = StoryObj<typeof meta>;

const asked = async ({ persona }: PartStoryArgs, ...modes: PersonaMode[]) => {
  await expect(persona.setMode).toHaveBeenCalledTimes(modes.length);
  for (const mode of modes) await expect(persona.setMode).toHaveBeenLastCalledWith(mode);
};

export const ThisApp: Story = {
  args: inState(both({ session: sessions.live })),
  play: async ({ args, canvas }) => {
    const group = canvas.getByRole('radiogroup', { name: 'Answers from' });
    await expect(group).toHaveAccessibleDescription(/^This app calls the AI model/u);
    await expect(canvas.getByRole('radio', { name: 'This app' })).toBeChecked();
    await userEvent.click(canvas.getByText('Anam'));
    await asked(args, 'server');
  },
};

export const Anam: Story = {
  args: inState(both({ session: sessions.live, mode: 'server' })),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('radio', { name: 'Anam' })).toBeChecked();
  },
};

export const AnamDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inState(both({ session: sessions.live, mode: 'server' })), theme: 'dark' },
};

export const ByKeyboard: Story = {
  args: inState(both({ session: sessions.live })),
  play: async ({ args, canvas }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('radio', { name: 'This app' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await asked(args, 'server');
  },
};

/** A button explains the modes. */
export const Explained: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Who answers?' }));
    await expect(await canvas.findByRole('dialog')).toHaveTextContent('This app calls the AI model');
    await userEvent.keyboard('{Escape}');
    await expect(canvas.queryByRole('dialog')).toBeNull();
  },
};

export const BeforeTheStart: Story = {
  args: inState(both()),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('radio', { name: 'Anam' }));
    await asked(args, 'server');
  },
};

export const Starting: Story = {
  args: inState(both({ session: sessions.connecting })),
  play: async ({ args, canvas }) => {
    const group = canvas.getByRole('radiogroup');
    await expect(group).toHaveAttribute('aria-disabled', 'true');
    await expect(group).toHaveAccessibleDescription(/after the conversation has connected/u);
    await userEvent.click(canvas.getByRole('radio', { name: 'Anam' }));
    await asked(args);
    await expect(canvas.getByRole('radio', { name: 'This app' })).toBeChecked();
  },
};

export const Switching: Story = {
  args: inState(both({ session: sessions.authorizing, mode: 'server', switching })),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('radiogroup')).toHaveAccessibleDescription(/^Switching/u);
    // The focus stays where it was when the switch began.
    await userEvent.tab();
    await expect(canvas.getByRole('radio', { name: 'Anam' })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await asked(args);
    await expect(canvas.getByRole('radio', { name: 'Anam' })).toBeChecked();
  },
};

export const SwitchingDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inState(both({ session: sessions.authorizing, mode: 'server', switching })), theme: 'dark' },
};

export const GoingBack: Story = {
  args: inState(both({ session: sessions.authorizing, switching: { ...switching, status: 'returning' } })),
};

export const OneModeOnly: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('radiogroup')).toBeNull();
  },
};
