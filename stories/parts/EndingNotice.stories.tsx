import type { Meta, StoryObj } from '@storybook/react-vite';
import { EndingNotice, type PersonaLabelOverrides } from 'anam-react';
import { expect, userEvent } from 'storybook/test';
import { sessions } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function EndingNoticeStory({
  persona,
  ...frame
}: PartStoryArgs & { readonly labels?: PersonaLabelOverrides }) {
  return (
    <WithPersona persona={persona} {...frame}>
      <EndingNotice />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Session/EndingNotice',
  component: EndingNoticeStory,
  args: inState({ session: sessions.live }),
} satisfies Meta<typeof EndingNoticeStory>;

export default meta;

type Story = StoryObj<typeof meta>;

const inSeconds = (reason: 'idle' | 'limit', seconds: number) => {
  const since = Date.now();
  return inState({ session: sessions.live, ending: { reason, since, endsAt: since + seconds * 1000 } });
};

/** After a long silence, the button keeps the session alive. */
export const Idle: Story = {
  args: inSeconds('idle', 3600),
  play: async ({ args, canvas }) => {
    await expect(
      await canvas.findByText(/^Are you still there\? This conversation ends in \d+ min/u),
    ).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'I’m still here' }));
    await expect(args.persona.keepAlive).toHaveBeenCalledOnce();
    await expect(canvas.queryByText(/still there/u)).toBeNull();
  },
};

/** The time limit cannot be extended. */
export const Limit: Story = {
  args: inSeconds('limit', 3600),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^This conversation ends in \d+ min/u)).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

export const Dark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inSeconds('idle', 3600), theme: 'dark' },
};

export const RightToLeft: Story = {
  args: {
    ...inSeconds('idle', 3600),
    dir: 'rtl',
    labels: { locale: 'ar', ending: { idle: 'هل ما زلت هنا؟ تنتهي المحادثة خلال {time}.' }, stay: 'أنا هنا' },
  },
};
