import { act, cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import {
  conversationFields,
  damagedConversation,
  wholeConversation,
} from '../../core/testing/whole-conversation.js';
import { PersonaChat } from '../chat/PersonaChat.js';

const chatWith = (conversation: unknown, onError = () => {}) => (
  <StrictMode>
    <PersonaChat
      session="/session"
      llm={{ server: { llmId: 'my-llm' } }}
      advanced={{ conversation: conversation as never }}
      onError={onError}
    />
  </StrictMode>
);

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('shows its messages in the HTML of the server', () => {
  const page = document.createElement('div');
  page.innerHTML = renderToString(chatWith(wholeConversation()));
  const messages = [...page.querySelectorAll('.persona-message')];
  expect(messages.map(({ textContent }) => textContent)).toEqual(['You: Why?', 'Persona: So']);
});

it('is hydrated without warnings', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const onRecoverableError = vi.fn();
  const page = document.body.appendChild(document.createElement('div'));
  page.innerHTML = renderToString(chatWith(wholeConversation()));
  const root = await act(async () =>
    hydrateRoot(page, chatWith(wholeConversation()), { onRecoverableError }),
  );
  await act(() => vi.waitFor(() => expect(page.querySelectorAll('[data-message-id]')).toHaveLength(2)));
  expect(onRecoverableError).not.toHaveBeenCalled();
  expect(complaints).not.toHaveBeenCalled();
  act(() => root.unmount());
  page.remove();
});

/** Loads the on-demand parts, so that they are in the first render of every later chat. */
beforeAll(async () => {
  const { container, unmount } = render(chatWith(wholeConversation()));
  await vi.waitUntil(() => container.querySelector('.persona-image'), 60_000);
  unmount();
});

it('never throws while it is rendered, whatever value is damaged', () => {
  fc.assert(
    fc.property(fc.constantFrom(...conversationFields), fc.anything(), (field, value) => {
      const damaged = damagedConversation(field, value);
      expect(() => {
        render(chatWith(damaged)).unmount();
        renderToString(chatWith(damaged));
      }).not.toThrow();
    }),
    { numRuns: Number(process.env.ORDERS ?? 100) },
  );
});
