import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, PersonaLauncher, type ChatLayout } from 'anam-react';
import 'anam-react/layouts.css';
import { expect, userEvent, waitFor } from 'storybook/test';
import { PageBehind } from '../src/react/testing/ChatAt.js';
import { answer, answerBeingSpoken, followUp, question } from '../src/react/testing/fixture-conversation.js';
import { fixturePersona, type FixturePersona } from '../src/react/testing/fixture-persona.js';
import { sessions, speaking, type FixtureState } from '../src/react/testing/fixture-state.js';
import { usePortrait } from '../src/react/testing/portrait-stream.js';

interface LayoutStoryArgs {
  readonly persona: FixturePersona;
  readonly layout: ChatLayout | 'launcher';
  readonly theme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
}

function LayoutStory({ persona, layout, theme, dir }: LayoutStoryArgs) {
  usePortrait(persona);
  return (
    <div data-persona-theme={theme} dir={dir} style={{ blockSize: '100vh' }}>
      {(layout === 'launcher' || layout === 'panel') && <PageBehind />}
      {layout === 'launcher' ? (
        <PersonaLauncher persona={persona} appearance={{ showAdvice: false }} />
      ) : (
        <PersonaChat persona={persona} appearance={{ layout, showAdvice: false }} />
      )}
    </div>
  );
}

const inState = (layout: LayoutStoryArgs['layout'], state: FixtureState = conversation) => ({
  persona: fixturePersona(state),
  layout,
});

const conversation: FixtureState = {
  session: sessions.live,
  turn: speaking(1),
  messages: [question, answer, followUp, answerBeingSpoken],
};

const meta = {
  title: 'Components/PersonaChat/Layouts',
  component: LayoutStory,
  parameters: {
    layout: 'fullscreen',
    api: ['PersonaLauncher', 'StageOrb'],
    // Panels and launchers are fixed to the page.
    docs: { story: { inline: false, height: '640px' } },
  },
  argTypes: {
    layout: { control: 'select', options: ['full', 'panel', 'call', 'voice', 'text', 'launcher'] },
    theme: { control: 'inline-radio', options: ['light', 'dark'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  args: inState('full'),
} satisfies Meta<typeof LayoutStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Full: Story = { args: inState('full') };

export const Panel: Story = { args: inState('panel') };

/** Captions over the video, without a transcript. */
export const Call: Story = {
  args: inState('call'),
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('textbox')).toBeNull();
    await expect(canvas.getByRole('button', { name: 'End conversation' })).toBeVisible();
  },
};

/** The orb grows with the persona’s voice, the ring around it with the user’s. */
export const Voice: Story = {
  args: inState('voice'),
  play: async ({ canvasElement }) => {
    const orb = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLElement>('.persona-stage-orb');
      if (!found) throw new Error('There is no orb yet.');
      return found;
    });
    await expect(orb.dataset['activity']).toBe('speaking');
    // It still plays the sound.
    await expect(canvasElement.querySelector('video')).toBeInTheDocument();
  },
};

export const VoiceDark: Story = { tags: ['!dev', '!autodocs'], args: { ...inState('voice'), theme: 'dark' } };

export const Text: Story = { args: inState('text') };

export const TextRightToLeft: Story = { args: { ...inState('text'), dir: 'rtl' } };

export const Launcher: Story = {
  args: inState('launcher', { session: sessions.idle }),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Talk to us' });
    await userEvent.click(button);
    await canvas.findByRole('button', { name: 'Start conversation' }, { timeout: 10_000 });
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getByRole('group', { name: 'Talk to us' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
    await expect(button).toHaveFocus();
    // A key press, because two clicks this fast would count as one gesture.
    await userEvent.keyboard('{Enter}');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
  },
};

/** The session continues when the chat is closed. */
export const LauncherLive: Story = {
  args: inState('launcher'),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Talk to us' }));
    await canvas.findByRole('button', { name: 'End conversation' }, { timeout: 10_000 });
    // Key presses, because two clicks this fast would count as one gesture.
    await userEvent.keyboard('{Escape}');
    await expect(canvas.queryByRole('button', { name: 'End conversation' })).toBeNull();
    await expect(args.persona.end).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByRole('button', { name: 'End conversation' })).toBeVisible();
  },
};
