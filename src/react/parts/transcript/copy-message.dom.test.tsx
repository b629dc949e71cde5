import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { usePersonaTool } from '../../hooks/usePersonaTool.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { personaMessage, sessions, thought, toolCall, userMessage } from '../../testing/fixture-state.js';
import { ReasoningHistory } from '../reasoning-history/ReasoningHistory.js';
import { MessageActions } from './MessageActions.js';

const copied: string[] = [];

// Loads the on-demand code before the tests, which wait at most a second.
beforeAll(() =>
  Promise.all([
    import('./copy-message.js'),
    import('../reasoning-history/save-turns.js'),
    import('../reasoning-history/ToolCallStep.js'),
  ]),
);

beforeEach(() => {
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  copied.length = 0;
});

const answer = personaMessage(0, 'It is sunny.', {
  parts: [
    {
      type: 'source',
      id: 's',
      kind: 'document',
      filename: 'weather.pdf',
      places: [],
      writtenOffset: 0,
    },
  ],
});

// As after a reload, the calls exist before the tool registers.
const persona = () =>
  fixturePersona({
    session: sessions.live,
    messages: [userMessage(0, 'Is it sunny?'), answer],
    thoughts: [thought(0, 'The sky.')],
    toolCalls: [
      toolCall(0, 'get_weather', { arguments: '{"city":"Bern"}', result: '{"degrees":21}' }),
      toolCall(0, 'send_mail', { status: 'failed', result: 'No network.' }),
      toolCall(1, 'other_turn'),
    ],
  });

function Weather() {
  usePersonaTool('get_weather', {
    description: 'Returns the weather.',
    labels: { done: ({ city }: { readonly city?: string }) => `Weather\nof ${city}` },
  });
  return null;
}

const provided = (children: React.ReactNode) =>
  render(
    <PersonaProvider
      persona={persona()}
      privacy={{ redactReasoning: (text) => text.replaceAll('Bern', '•••') }}
    >
      {children}
      <Weather />
    </PersonaProvider>,
  );

it('copies an answer with the words of its tools and its sources', async () => {
  provided(<MessageActions message={answer} retryable={false} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy message' }));
  await screen.findByText('Copied');
  expect(copied).toEqual([
    'It is sunny.\n\n[Weather of •••]\n[Failed: send mail]\n\nSources:\n1. weather.pdf',
  ]);
});

it('shows and copies thoughts with the words of the tools', async () => {
  provided(<ReasoningHistory />);
  await waitFor(() => expect(screen.getByText(/Weather of •••/u)).toBeTruthy());
  expect(screen.getByText('Failed: send mail')).toBeTruthy();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy' })));
  await waitFor(() => expect(copied).toHaveLength(1));
  expect(copied[0]).toContain('- ` Weather of ••• `\n\n- ` Failed: send mail `');
});
