import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ReasoningSettingsProvider } from '../../provider/ReasoningSettingsProvider.js';
import { toolCall } from '../../testing/fixture-state.js';
import { ToolCallDetails } from './ToolCallDetails.js';

const call = toolCall(0, 'look_up', {
  arguments: String.raw`{"key":"\u0034711"}`,
  result: 'It is 4711.',
});

afterEach(cleanup);

function show(redact?: (text: string) => string) {
  render(
    <ReasoningSettingsProvider redact={redact}>
      <ToolCallDetails call={call} />
    </ReasoningSettingsProvider>,
  );
  return screen.getByRole('group', { name: 'Details' });
}

it('shows the request and the result as they are where nothing is redacted', () => {
  const details = show();
  expect(details.textContent).toContain('"key": "4711"');
  expect(details.textContent).toContain('It is 4711.');
});

it('redacts the request and the result, also where JSON spells a character with an escape', () => {
  const details = show((text) => text.replaceAll('4711', '••••'));
  expect(details.textContent).toContain('"key": "••••"');
  expect(details.textContent).toContain('It is ••••.');
});

it('hides what could not be redacted', () => {
  const details = show((text) => (text.startsWith('{') ? JSON.parse('') : text) as string);
  expect(details.textContent).toContain('Hidden because redaction failed.');
  expect(details.textContent).not.toContain('key');
});
