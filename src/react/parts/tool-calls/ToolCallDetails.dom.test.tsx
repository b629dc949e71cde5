import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ReasoningSettingsProvider } from '../../provider/ReasoningSettingsProvider.js';
import { toolCall } from '../../testing/fixture-state.js';
import { ToolCallDetails } from './ToolCallDetails.js';

const call = toolCall(0, 'look_up', {
  arguments: String.raw`{"key":"\u0034711"}`,
  result: 'It is 4711.',
});

afterEach(cleanup);

function show(redact?: (text: string) => string, args = call.arguments) {
  render(
    <ReasoningSettingsProvider redact={redact}>
      <ToolCallDetails call={{ ...call, arguments: args }} />
    </ReasoningSettingsProvider>,
  );
  return screen.getByRole('group', { name: 'Details' });
}

it('shows the request as a list, and as JSON on demand', () => {
  const details = show();
  expect(details.textContent).toContain('It is 4711.');
  expect(screen.getByRole('term').textContent).toBe('key');
  expect(screen.getByRole('definition').textContent).toBe('4711');
  expect(details.textContent).not.toContain('{');
  fireEvent.click(screen.getByRole('button', { name: 'JSON' }));
  expect(details.textContent).toContain('"key": "4711"');
});

it.each([false, true])('redacts the request and the result, also in escapes; as JSON: %s', (asJson) => {
  const details = show((text) => text.replaceAll('4711', '••••'));
  if (asJson) fireEvent.click(screen.getByRole('button', { name: 'JSON' }));
  expect(details.textContent).toContain('••••');
  expect(details.textContent).toContain('It is ••••.');
  expect(details.textContent).not.toContain('4711');
});

it('hides what could not be redacted', () => {
  const details = show((text) => (text.startsWith('{') ? JSON.parse('') : text) as string);
  expect(details.textContent).toContain('Hidden because redaction failed.');
  expect(details.textContent).not.toContain('key');
});

it('leaves nothing out of what the user decides on, however deep and long', () => {
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  const list = JSON.stringify({ to: 'a\u202Eb', sure: true, list: Array.from({ length: 300 }, (_, n) => n) });
  expect(show(undefined, list).textContent).toContain('a[U+202E]b');
  expect(screen.getByText('yes')).toBeTruthy();
  expect(screen.getByText(/299/)).toBeTruthy();
  cleanup();
  expect(show(undefined, deep).textContent).toContain('…');
});
