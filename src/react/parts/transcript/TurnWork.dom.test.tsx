import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { personaMessage, sessions, thought, toolCall, userMessage } from '../../testing/fixture-state.js';
import { Transcript } from './Transcript.js';

beforeAll(async () => {
  await Promise.all([import('../message-parts/message-parts.js'), import('../tool-calls/tool-parts.js')]);
});

afterEach(cleanup);

/** Returns the thoughts, calls and texts of the transcript, in page order. */
const shown = (page: HTMLElement) =>
  [...page.querySelectorAll('.persona-thought, .persona-tool-item, .persona-message')].map((element) => {
    if (element.matches('.persona-message')) return element.getAttribute('data-role');
    return element.matches('.persona-thought') ? element.textContent : 'call';
  });

const thoughts = [
  thought(0, 'First.'),
  thought(0, 'Second.', { id: 'second', afterCalls: 1 }),
  thought(0, 'Third.', { id: 'third', afterCalls: 3 }),
];

it('shows thoughts and tool calls in the order in which they began', async () => {
  const toolCalls = ['a', 'b', 'c'].map((name) => toolCall(0, name));
  const messages = [userMessage(0, 'Why?'), personaMessage(0, 'So.')];
  const persona = fixturePersona({ session: sessions.live, messages, thoughts, toolCalls });
  const { container } = render(
    <PersonaProvider persona={persona} reasoning={{ mode: 'always' }}>
      <Transcript />
    </PersonaProvider>,
  );
  const expected = ['user', 'First.', 'call', 'Second.', 'call', 'call', 'Third.', 'persona'];
  await waitFor(() => expect(shown(container)).toEqual(expected), { timeout: 20_000 });
});

it('shows a thought after a call in the text there', async () => {
  const toolCalls = [toolCall(0, 'a', { writtenOffset: 8 })];
  const messages = [userMessage(0, 'Why?'), personaMessage(0, 'Let me see. So it is.')];
  const persona = fixturePersona({
    session: sessions.live,
    messages,
    thoughts: thoughts.slice(0, 2),
    toolCalls,
  });
  const { container } = render(
    <PersonaProvider persona={persona} reasoning={{ mode: 'always' }}>
      <Transcript />
    </PersonaProvider>,
  );
  const expected = ['user', 'First.', 'persona', 'call', 'Second.'];
  await waitFor(() => expect(shown(container)).toEqual(expected), { timeout: 20_000 });
  expect(screen.getByText('Second.').closest('.persona-message')).not.toBeNull();
});
