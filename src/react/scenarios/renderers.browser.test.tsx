/** An error in an app's renderer removes only what it renders, and never the chat or the session. */
import { useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import { ReasoningHistory } from '../parts/reasoning-history/ReasoningHistory.js';
import { ToolCalls } from '../parts/tool-calls/ToolCalls.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  logOf,
  personaMessage,
  sessions,
  speaking,
  thought,
  toolCall,
  userMessage,
} from '../testing/fixture-state.js';

function fail(): never {
  throw new Error('The app is at fault.');
}

const ask = userMessage(0, 'Where to?');
const answer = (text: string, status: 'streaming' | 'done' = 'done') =>
  personaMessage(0, text, { status, heard: text });

async function chat(props: Partial<PersonaChatProps>) {
  const persona = fixturePersona({
    session: sessions.live,
    turn: speaking(0),
    messages: [ask, answer('To Lisbon', 'streaming')],
    thoughts: [thought(0, 'A trip')],
  });
  const screen = await render(
    <PersonaChat
      {...(props as object)}
      persona={persona}
      captions={{ storage: null }}
      appearance={{ showAdvice: false }}
      reasoning={{ defaultMode: 'always', ...props.reasoning }}
    />,
  );
  await expect.element(screen.getByRole('log')).toHaveAttribute('aria-keyshortcuts');
  return { persona, screen };
}

it('shows an answer as plain text, reports once, and tries again with the next text', async () => {
  const renderMessage = vi.fn((text: string) => (text.length < 20 ? fail() : <b>{text}</b>));
  const { persona, screen } = await chat({ transcript: { renderMessage } });
  const row = () => screen.container.querySelector('[data-role="persona"] .persona-message-text');
  await expect.poll(() => persona.reportError).toHaveBeenCalledOnce();
  expect(row()?.textContent).toContain('To Lisbon');
  expect(vi.mocked(persona.reportError).mock.calls[0]?.[0]).toMatchObject({
    code: 'app-callback',
    message: expect.stringContaining('renderMessage') as string,
  });
  persona.set({ transcript: logOf([ask, answer('To Lisbon, early', 'streaming')]) });
  await expect.poll(() => row()?.textContent).toContain('To Lisbon, early');
  persona.set({ transcript: logOf([ask, answer('To Lisbon, early in the morning.', 'streaming')]) });
  await expect.poll(() => row()?.querySelector('b')?.textContent).toBe('To Lisbon, early in the morning.');
  expect(persona.reportError).toHaveBeenCalledOnce();
  await expect.element(screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
});

it('shows a thought as plain text', async () => {
  const { persona, screen } = await chat({ reasoning: { defaultMode: 'always', render: fail } });
  await expect.poll(() => persona.reportError).toHaveBeenCalledOnce();
  expect(screen.container.querySelector('.persona-thought')?.textContent).toBe('A trip');
});

it('shows the usual actions', async () => {
  const { persona, screen } = await chat({ transcript: { renderActions: fail } });
  persona.set({ turn: { status: 'none' } as never, transcript: logOf([ask, answer('To Lisbon')]) });
  await expect.element(screen.getByRole('button', { name: 'Copy message' })).toBeInTheDocument();
  await expect.poll(() => persona.reportError).toHaveBeenCalledOnce();
});

it('shows a call in the usual way', async () => {
  const persona = fixturePersona({ session: sessions.live, toolCalls: [toolCall(0, 'weather')] });
  const screen = await render(
    <PersonaProvider persona={persona}>
      <ToolCalls turnId="turn-0">{fail}</ToolCalls>
    </PersonaProvider>,
  );
  await expect.element(screen.getByRole('button', { name: 'Done: weather' })).toBeInTheDocument();
  expect(persona.reportError).toHaveBeenCalledOnce();
});

describe('while it loads', () => {
  const loading = new Promise<never>(() => undefined);
  const load = () => {
    // oxlint-disable-next-line typescript/only-throw-error -- React's way to suspend
    throw loading;
  };

  it('shows the plain text of an answer, and hides nothing else', async () => {
    const { persona, screen } = await chat({ transcript: { renderMessage: load } });
    persona.set({ transcript: logOf([ask, answer('To Lisbon, early', 'streaming')]) });
    const row = () => screen.container.querySelector('[data-role="persona"] .persona-message-text');
    await expect.poll(() => row()?.textContent).toContain('To Lisbon, early');
    await expect.element(screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(persona.reportError).not.toHaveBeenCalled();
  });

  it('shows a call in the usual way', async () => {
    const persona = fixturePersona({ session: sessions.live, toolCalls: [toolCall(0, 'weather')] });
    const screen = await render(
      <PersonaProvider persona={persona}>
        <ToolCalls turnId="turn-0">{load}</ToolCalls>
      </PersonaProvider>,
    );
    await expect.element(screen.getByRole('button', { name: 'Done: weather' })).toBeVisible();
  });
});

describe('when it throws while it unmounts', () => {
  function Chart() {
    useEffect(() => fail, []);
    return <b>Chart</b>;
  }
  const quiet = () => vi.spyOn(console, 'error').mockImplementation(() => undefined);

  it('keeps the chat when the conversation is cleared', async () => {
    const logged = quiet();
    const { persona, screen } = await chat({ transcript: { renderMessage: () => <Chart /> } });
    await expect.element(screen.getByText('Chart')).toBeVisible();
    persona.set({ transcript: logOf([userMessage(5, 'And now?')]), reasoning: logOf([]) });
    await expect.element(screen.getByText('And now?')).toBeVisible();
    await expect.element(screen.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(persona.reportError).toHaveBeenCalledOnce();
    await screen.unmount();
    logged.mockRestore();
  });

  it('keeps the history when a thought has ended', async () => {
    const logged = quiet();
    const persona = fixturePersona({
      session: sessions.live,
      messages: [ask],
      thoughts: [thought(0, 'A trip', { status: 'streaming' })],
    });
    const screen = await render(
      <PersonaProvider persona={persona} reasoning={{ defaultMode: 'always', render: () => <Chart /> }}>
        <ReasoningHistory />
        <p>The next part</p>
      </PersonaProvider>,
    );
    await expect.element(screen.getByText('Chart')).toBeVisible();
    persona.set({ reasoning: logOf([thought(0, 'A trip to Lisbon')]) });
    await expect.poll(() => persona.reportError).toHaveBeenCalledOnce();
    await expect.element(screen.getByText('Chart')).toBeVisible();
    await expect.element(screen.getByText('The next part')).toBeVisible();
    persona.set({ reasoning: logOf([]) });
    await expect.poll(() => screen.container.textContent).not.toContain('Chart');
    await expect.element(screen.getByText('The next part')).toBeVisible();
    await screen.unmount();
    logged.mockRestore();
  });
});
