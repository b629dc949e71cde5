import type { Meta, StoryObj } from '@storybook/react-vite';
import { ToolCalls, usePersonaToolCalls, type PersonaLabelOverrides } from 'anam-react';
import type { ToolCall } from 'anam-react/core';
import { expect, userEvent, waitFor } from 'storybook/test';
import { openingHours, tableBooking } from '../../src/react/testing/fixture-conversation.js';
import { logOf, sessions, toolCall } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface ToolCallsStoryArgs extends PartStoryArgs {
  readonly labels?: PersonaLabelOverrides;
  readonly width?: number;
  readonly own?: boolean;
}

function ToolCallsStory({ own = false, ...frame }: ToolCallsStoryArgs) {
  return (
    <WithPersona {...frame}>
      {own ? <ToolCalls turnId="turn-1">{ownRow}</ToolCalls> : <ToolCalls turnId="turn-1" />}
    </WithPersona>
  );
}

const ownRow = (call: ToolCall) =>
  call.name === openingHours.name ? <Count /> : <ToolCalls.Call call={call} />;

function Count() {
  return <strong>{usePersonaToolCalls('turn-1').length} calls</strong>;
}

const show = (...toolCalls: ToolCall[]) => inState({ session: sessions.live, toolCalls });
const inStatus = (status: ToolCall['status'], result: string | null = null) =>
  show({ ...openingHours, status, result });

const meta = {
  title: 'Components/Tools/ToolCalls',
  component: ToolCallsStory,
  parameters: { api: ['ToolCalls', 'ToolApprovals'] },
  args: inStatus('running'),
} satisfies Meta<typeof ToolCallsStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Requested: Story = { args: inStatus('requested') };
export const Running: Story = {};
export const RunningDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...inStatus('running'), theme: 'dark' },
};

export const Done: Story = {
  args: show(openingHours),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Done: find opening hours' }));
    await waitFor(() => expect(canvas.getByText('Mercado de Campo de Ourique')).toBeVisible());
  },
};

export const Failed: Story = {
  args: inStatus('failed', 'The tool did not return within 60000 ms.'),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Failed: find opening hours' }));
    await waitFor(() => expect(canvas.getByText('Error')).toBeVisible());
  },
};

export const Cancelled: Story = { args: inStatus('cancelled') };

export const AwaitingApproval: Story = {
  args: show(tableBooking),
  play: async ({ args, canvas }) => {
    await expect(document.body).toHaveFocus();
    await expect(canvas.getByText(/Ponto Final/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Don’t allow' }));
    await expect(args.persona.respondToToolCall).toHaveBeenCalledWith(tableBooking.id, false);
    await expect(canvas.getByRole('button', { name: 'Allow' })).toBeVisible();
  },
};

export const AwaitingApprovalDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...show(tableBooking), theme: 'dark' },
};

export const Allowed: Story = {
  args: show(tableBooking),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    args.persona.set({ toolCalls: logOf([{ ...tableBooking, status: 'running' }]) });
    const row = await canvas.findByRole('button', { name: 'Working on it: book table' });
    await waitFor(() => expect(row).toHaveFocus());
    await expect(row).toHaveAttribute('aria-expanded', 'false');
  },
};

const several = () =>
  show(
    openingHours,
    toolCall(1, 'search_web', { status: 'failed', result: 'No network.' }),
    toolCall(1, 'ferry-times', { status: 'running' }),
    toolCall(1, 'weather', { status: 'cancelled' }),
    tableBooking,
    { ...tableBooking, id: 'second', arguments: '{"restaurant":"Zé da Mouraria","guests":2}' },
  );

export const SeveralAtOnce: Story = { args: several() };
export const SeveralAtOnceDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...several(), theme: 'dark' },
};

const long = JSON.stringify({
  url: `https://example.test/${'path-that-never-ends/'.repeat(12)}`,
  token: 'x'.repeat(300),
  html: '<img src=x onerror=alert(1)>',
  notes: Array.from({ length: 40 }, (_, index) => `Note ${index}`),
});

export const VeryLongArguments: Story = {
  args: {
    ...show(
      toolCall(1, 'publish_an_article_with_a_name_that_does_not_fit_on_one_line_of_a_phone', {
        arguments: long,
        status: 'awaiting-approval',
      }),
    ),
    width: 320,
  },
  play: async ({ canvas, canvasElement }) => {
    const frame = canvasElement.querySelector('[data-frame]');
    await expect(frame?.scrollWidth).toBeLessThanOrEqual(320);
    await expect(canvasElement.querySelector('img')).toBeNull();
    await expect(canvas.getByRole('button', { name: 'Allow' })).toBeVisible();
  },
};

export const InvalidArguments: Story = {
  args: show({ ...openingHours, arguments: '{"place":', status: 'failed', result: 'This is not JSON.' }),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button'));
    await waitFor(() => expect(canvas.getByText('{"place":')).toBeVisible());
  },
};

export const OwnRow: Story = {
  args: { ...show(openingHours, tableBooking), own: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('2 calls')).toBeVisible();
  },
};

export const RightToLeft: Story = {
  args: {
    ...show(
      { ...openingHours, status: 'running' },
      { ...tableBooking, arguments: '{"מסעדה":"הנמל","סועדים":2}' },
    ),
    dir: 'rtl',
    labels: {
      locale: 'he',
      toolCalls: 'כלים',
      toolCall: { running: 'בעבודה: {name}', 'awaiting-approval': 'לאשר „{name}”?' },
      toolNames: { find_opening_hours: 'שעות פתיחה', bookTable: 'הזמנת שולחן' },
      toolArguments: 'בקשה',
      toolAllow: 'אישור',
      toolRefuse: 'לא לאשר',
    },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('group', { name: 'לאשר „הזמנת שולחן”?' })).toBeVisible();
  },
};
