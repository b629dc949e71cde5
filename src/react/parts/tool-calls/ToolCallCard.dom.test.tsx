import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Persona } from '../../../core/index.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { sessions, toolCall } from '../../testing/fixture-state.js';
import { Announcer } from '../announcer/Announcer.js';
import { ToolCallCard } from './ToolCallCard.js';

const call = toolCall(0, 'send_mail', {
  status: 'awaiting-approval',
  result: null,
  approval: { id: 'a', approved: null, question: 'Send it to 4711\u202E?' },
});

afterEach(cleanup);

function show(redactReasoning?: (text: string) => string) {
  const persona: Persona = fixturePersona({ session: sessions.live, toolCalls: [call] });
  const privacy = redactReasoning && { redactReasoning };
  render(
    <PersonaProvider persona={persona} {...(privacy && { privacy })}>
      <ToolCallCard call={call} view={undefined} />
      <Announcer />
    </PersonaProvider>,
  );
}

it('shows and announces why the endpoint asks, with invisible characters spelled out', () => {
  show();
  expect(screen.getByText('Send it to 4711[U+202E]?')).toBeTruthy();
  expect(screen.getByRole('group', { name: /Send it to 4711/ })).toBeTruthy();
  const announced = screen.getAllByRole('status').map(({ textContent }) => textContent);
  expect(announced).toContain('Your permission is needed: send mail: Send it to 4711[U+202E]?');
});

it('redacts why the endpoint asks', () => {
  show((text) => text.replaceAll('4711', '••••'));
  expect(document.body.textContent).toContain('Send it to ••••');
  expect(document.body.textContent).not.toContain('4711');
});
