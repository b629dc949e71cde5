import type { Meta, StoryObj } from '@storybook/react-vite';
import { Controls, Shortcuts, usePersonaShortcuts } from 'anam-react';
import { useRef } from 'react';
import { expect, screen, userEvent, waitFor } from 'storybook/test';
import { sessions, speaking } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

/** A custom layout that handles the shortcuts and shows their list. */
function OwnLayout() {
  const root = useRef<HTMLDivElement>(null);
  const onKeyDown = usePersonaShortcuts(root, { mute: 'Mod+Shift+M' });
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- shortcuts for its buttons
    <div ref={root} style={{ display: 'grid', gap: 16, justifyItems: 'start' }} onKeyDown={onKeyDown}>
      <Controls />
      <Shortcuts style={{ inlineSize: '100%' }} />
      <Shortcuts.Button />
    </div>
  );
}

function ShortcutsStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <OwnLayout />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Session/Shortcuts',
  component: ShortcutsStory,
  args: inState({ session: sessions.live, turn: speaking(0) }),
  // A story must not inherit that shortcuts were turned off in another one.
  beforeEach: () => localStorage.removeItem('anam-react.shortcuts'),
} satisfies Meta<typeof ShortcutsStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const List: Story = {
  play: async ({ args, canvas }) => {
    const interrupt = canvas.getByRole('button', { name: 'Interrupt' });
    await waitFor(() => expect(interrupt).toHaveAttribute('aria-keyshortcuts', 'Escape'));
    interrupt.focus();
    await userEvent.keyboard('{Escape}');
    await expect(args.persona.interrupt).toHaveBeenCalledOnce();
  },
};

export const Dark: Story = { tags: ['!dev', '!autodocs'], args: { ...meta.args, theme: 'dark' } };

export const TurnedOff: Story = {
  play: async ({ args, canvas }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Use keyboard shortcuts' }));
    const interrupt = canvas.getByRole('button', { name: 'Interrupt' });
    await expect(interrupt).not.toHaveAttribute('aria-keyshortcuts');
    await userEvent.keyboard('{Escape}');
    await expect(args.persona.interrupt).not.toHaveBeenCalled();
  },
};

export const Dialog: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Keyboard shortcuts' }));
    await expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  },
};
