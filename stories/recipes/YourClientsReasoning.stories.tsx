import type { Meta, StoryObj } from '@storybook/react-vite';
import { scenarios } from 'anam-react/simulator';
import { expect, userEvent } from 'storybook/test';
import { inTime, recipe } from './recipe.js';
import { useMyClient } from './use-my-client.js';
import { LogOfThoughts } from './YourClientsReasoning.js';
import code from './YourClientsReasoning.tsx?raw';

function WithMyClient() {
  return <LogOfThoughts client={useMyClient()} />;
}

const meta = {
  title: 'Guides/With your own AnamClient/Your own viewer',
  component: LogOfThoughts,
  ...recipe(code, scenarios.reasoning),
  args: { client: null },
} satisfies Meta<typeof LogOfThoughts>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnViewerForAnExistingAnamClient: Story = {
  render: () => <WithMyClient />,
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText(/I should answer in one friendly sentence/, {}, inTime),
    ).toBeVisible();
    await userEvent.type(canvas.getByRole('searchbox'), 'FRIENDLY');
    await canvas.findByText('1 of 1', {}, inTime);
  },
};
