import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { question, tableBooking } from '../../testing/fixture-conversation.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { logOf, sessions, thinking, toolCall, userMessage } from '../../testing/fixture-state.js';
import type { ToolCall } from '../../../core/index.js';
import { PersonaChat } from '../../chat/PersonaChat.js';

async function showChat(...toolCalls: ToolCall[]) {
  const persona = fixturePersona({
    session: sessions.live,
    turn: thinking(1),
    messages: [question, userMessage(1, 'Book a table.')],
    toolCalls,
  });
  const screen = await render(
    <div style={{ blockSize: 600, inlineSize: 320 }}>
      <PersonaChat persona={persona} appearance={{ showAdvice: false }} />
    </div>,
  );
  return { persona, screen };
}

it('asks without taking the focus, is announced, and works by keyboard', async () => {
  const { persona, screen } = await showChat();
  const input = screen.getByRole('textbox', { name: 'Message' });
  await input.click();
  await userEvent.keyboard('Hold on');
  persona.set({ toolCalls: logOf([tableBooking]) });
  const approval = screen.getByRole('group', { name: 'Allow “book table”?' });
  await expect.element(approval).toBeVisible();
  await expect
    .element(screen.getByRole('status').last())
    .toHaveTextContent('Your permission is needed: book table');
  await expect.element(input).toHaveFocus();

  await userEvent.tab({ shift: true });
  await expect.element(screen.getByRole('button', { name: 'Don’t allow' })).toHaveFocus();
  await userEvent.tab({ shift: true });
  await expect.element(screen.getByRole('button', { name: 'Allow', exact: true })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(persona.respondToToolCall).toHaveBeenCalledExactlyOnceWith(tableBooking.id, true);

  persona.set({ toolCalls: logOf([{ ...tableBooking, status: 'running' }]) });
  await expect.element(approval).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Working on it: book table' })).toHaveFocus();
});

it('keeps the focus when the app responds', async () => {
  const { persona, screen } = await showChat(tableBooking);
  const input = screen.getByRole('textbox', { name: 'Message' });
  await input.click();
  persona.set({ toolCalls: logOf([{ ...tableBooking, status: 'cancelled' }]) });
  await expect.element(screen.getByRole('button', { name: 'Cancelled: book table' })).toBeVisible();
  await expect.element(input).toHaveFocus();
});

it('fits on a phone and has the question in sight, however long the request is', async () => {
  const long = JSON.stringify({ text: 'x'.repeat(500), lines: Array.from({ length: 80 }, (_, n) => `${n}`) });
  const name = 'publish_an_article_with_a_name_that_does_not_fit_on_one_line';
  const { screen } = await showChat(toolCall(1, name, { arguments: long, status: 'awaiting-approval' }));
  await expect.element(screen.getByRole('button', { name: 'Allow', exact: true })).toBeInViewport();
  const log = screen.getByRole('log').element();
  expect(log.scrollWidth).toBe(log.clientWidth);
  const details = screen.getByRole('group', { name: 'Details' }).element();
  expect(details.scrollHeight).toBeGreaterThan(details.clientHeight);
  for (const button of document.querySelectorAll('.persona-tool-call button'))
    expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(40);
});

it('shows the dots while no tool works and nothing has been answered', async () => {
  const { persona } = await showChat(toolCall(1, 'weather', { status: 'running' }));
  const dots = () => document.querySelector('.persona-waiting');
  expect(dots()).toBeNull();
  persona.set({ toolCalls: logOf([toolCall(1, 'weather')]) });
  await expect.poll(dots).not.toBeNull();
});
