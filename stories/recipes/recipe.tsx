import type { Decorator } from '@storybook/react-vite';
import { scenarios, type Scenario } from 'anam-react/simulator';
import { userEvent, type within } from 'storybook/test';
import { goOffline } from './offline.js';

type Canvas = ReturnType<typeof within>;

/** The page around the chat, which fills its container. */
const page: Decorator = (Story) => (
  <div style={{ blockSize: '100vh' }}>
    <Story />
  </div>
);

/**
 * Returns the common settings of all recipes: simulated backends in the page, and the recipe's source as the shown
 * code.
 *
 * @param code the recipe's file, imported with `?raw`
 */
export const recipe = (code: string, scenario: Scenario = scenarios.happyPath) => ({
  beforeEach: () => goOffline(scenario),
  decorators: [page],
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    docs: {
      source: { code, language: 'tsx' },
      canvas: { sourceState: 'shown' },
      // Each story has its own frame, because layouts depend on the size of their container and dialogs cover the page.
      story: { inline: false, height: '640px' },
    },
  },
});

export const inTime = { timeout: 30_000 };

export async function start(canvas: Canvas): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name: 'Start conversation' }));
  await canvas.findByText(
    /^(Listening|Ready for your message)$/u,
    { selector: '.persona-stage-status span' },
    inTime,
  );
}

export const say = (canvas: Canvas, text: string): Promise<void> =>
  userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${text}{Enter}`);
