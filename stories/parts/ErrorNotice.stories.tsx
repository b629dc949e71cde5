import type { Meta, StoryObj } from '@storybook/react-vite';
import { ErrorNotice } from 'anam-react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { errors, failed, sessions } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ErrorNoticeStory({
  persona,
  showAdvice = false,
  ...frame
}: PartStoryArgs & { readonly showAdvice?: boolean }) {
  return (
    <WithPersona persona={persona} {...frame}>
      <ErrorNotice showAdvice={showAdvice} />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Session/ErrorNotice',
  component: ErrorNoticeStory,
  args: inState({ session: sessions.live, error: errors.rateLimited }),
} satisfies Meta<typeof ErrorNoticeStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const OfATurn: Story = {
  args: inState({ session: sessions.live, error: errors.rateLimited }),
  play: async ({ args, canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent(errors.rateLimited.userMessage);
    await expect(canvas.queryByText(errors.rateLimited.advice)).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Dismiss' }));
    await expect(args.persona.dismissError).toHaveBeenCalledOnce();
  },
};

export const WithAdvice: Story = {
  args: { showAdvice: true },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(errors.rateLimited.advice)).toBeVisible());
  },
};

const everything = () =>
  inState({
    session: failed(errors.lost),
    error: errors.rateLimited,
    microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.microphoneBlocked },
  });

export const SeveralAtOnce: Story = {
  args: everything(),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('alert')).toHaveLength(3);
    await userEvent.click(canvas.getAllByRole('button', { name: 'Dismiss' })[1] as HTMLElement);
    await expect(canvas.getAllByRole('alert')).toHaveLength(2);
    await expect(canvas.queryByText(errors.lost.userMessage)).toBeNull();
  },
};

export const SeveralAtOnceDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...everything(), theme: 'dark' },
};
