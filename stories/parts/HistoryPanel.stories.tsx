import type { Meta, StoryObj } from '@storybook/react-vite';
import { HistoryButton, HistoryPanel, Transcript, useHistoryPanel } from 'anam-react';
import { useRef } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  answer,
  answerCutOff,
  firstThought,
  followUp,
  question,
  secondThoughtDone,
} from '../../src/react/testing/fixture-conversation.js';
import { sessions } from '../../src/react/testing/fixture-state.js';
import { inState, partsAreReady, WithPersona, type PartStoryArgs } from '../with-persona.js';

function Layout() {
  const root = useRef<HTMLDivElement>(null);
  const panel = useHistoryPanel(root);
  return (
    <div ref={root} style={{ position: 'relative', display: 'flex', gap: 16, blockSize: '100%' }}>
      <div style={{ flex: 1, minInlineSize: 0 }}>
        <HistoryButton panel={panel} />
        <Transcript style={{ blockSize: 440 }} />
      </div>
      <HistoryPanel panel={panel} />
    </div>
  );
}

interface PanelStoryArgs extends PartStoryArgs {
  readonly width?: number;
}

function PanelStory({ persona, theme, dir, width = 1160 }: PanelStoryArgs) {
  return (
    <WithPersona persona={persona} width={width} height={560} theme={theme} dir={dir}>
      <Layout />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Reasoning/HistoryPanel',
  component: PanelStory,
  parameters: { api: ['HistoryPanel', 'HistoryButton'] },
  args: inState({
    session: sessions.live,
    messages: [question, answer, followUp, answerCutOff],
    thoughts: [firstThought, secondThoughtDone],
  }),
} satisfies Meta<typeof PanelStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

const opens =
  (presentation: 'panel' | 'sheet'): NonNullable<Story['play']> =>
  async ({ canvas, canvasElement }) => {
    await partsAreReady(canvasElement);
    const button = canvas.getByRole('button', { name: 'Thoughts' });
    await userEvent.click(button);
    const dialog = await canvas.findByRole('dialog', { name: 'Thoughts' });
    await waitFor(() =>
      expect(canvas.getAllByText(firstThought.text.slice(0, 20), { exact: false })[0]).toBeVisible(),
    );
    await expect(dialog).toHaveAttribute('data-presentation', presentation);
  };

export const Panel: Story = { play: opens('panel') };
export const PanelDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { theme: 'dark' },
  play: opens('panel'),
};
export const Sheet: Story = { args: { width: 400 }, play: opens('sheet') };

export const ClosedAgain: Story = {
  play: async (context) => {
    await opens('panel')(context);
    const { canvas } = context;
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await expect(canvas.getByRole('button', { name: 'Thoughts' })).toHaveFocus();
  },
};
