import { act } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { PersonaChat } from '../chat/PersonaChat.js';

afterEach(() => vi.restoreAllMocks());

it('hydrates server HTML without warnings, and opens no session', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const session = vi.fn(() => 'token');
  const onRecoverableError = vi.fn();
  const chat = (
    <StrictMode>
      <PersonaChat session={session} llm={{ server: { llmId: 'my-llm' } }} />
    </StrictMode>
  );
  const page = document.body.appendChild(document.createElement('div'));
  page.innerHTML = renderToString(chat);
  const stage = page.querySelector('.persona-stage');
  const root = await act(async () => hydrateRoot(page, chat, { onRecoverableError }));
  expect(page.querySelector('.persona-stage')).toBe(stage);
  expect(stage).not.toBeNull();
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(complaints).not.toHaveBeenCalled();
  expect(session).not.toHaveBeenCalled();
  act(() => root.unmount());
  page.remove();
});

it('hydrates the start button of the server, then says that this browser cannot start', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const chat = (
    <PersonaChat
      session="/session"
      llm={{ server: { llmId: 'my-llm' } }}
      advanced={{ environment: { supportsWebRtc: () => false } }}
    />
  );
  const page = document.body.appendChild(document.createElement('div'));
  page.innerHTML = renderToString(chat);
  expect(page.textContent).toContain('Start conversation');
  const root = await act(async () => hydrateRoot(page, chat));
  await vi.waitFor(() => expect(page.querySelector('[data-view="unsupported"]')).not.toBeNull());
  expect(page.textContent).not.toContain('Start conversation');
  expect(complaints).not.toHaveBeenCalled();
  act(() => root.unmount());
  page.remove();
});
