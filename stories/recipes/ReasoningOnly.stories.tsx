import type { Meta, StoryObj } from '@storybook/react-vite';
import { scenarios } from 'anam-react/simulator';
import { expect, waitFor } from 'storybook/test';
import { inTime, recipe } from './recipe.js';
import { ThoughtsOf } from './ReasoningOnly.js';
import code from './ReasoningOnly.tsx?raw';
import { useMyClient } from './use-my-client.js';

function WithMyClient() {
  return <ThoughtsOf client={useMyClient()} />;
}

const meta = {
  title: 'Guides/With your own AnamClient/Reasoning viewer',
  component: ThoughtsOf,
  ...recipe(code, scenarios.reasoning),
  args: { client: null },
} satisfies Meta<typeof ThoughtsOf>;

export default meta;

type Story = StoryObj<typeof meta>;

export const ReasoningViewerOnly: Story = {
  render: () => <WithMyClient />,
  play: async ({ canvas }) => {
    await waitFor(
      () => expect(canvas.getAllByText(/I should answer in one friendly sentence/).length).toBeGreaterThan(0),
      inTime,
    );
  },
};
