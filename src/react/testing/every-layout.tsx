import { expect } from 'vitest';
import { render } from 'vitest-browser-react';
import type { PersonaChatProps } from '../chat/PersonaChat.js';
import { LayoutChat, type AnyLayout } from './layout-chat.js';

export const everyLayout = ['full', 'voice', 'text', 'call', 'panel', 'launcher'] as const;

/** Renders the chat, and opens the launcher. */
export async function renderLayout(layout: AnyLayout, props: PersonaChatProps) {
  const screen = await render(<LayoutChat {...props} layout={layout} />);
  if (layout === 'launcher') await screen.getByRole('button', { name: 'Talk to us' }).click();
  await expect.poll(() => screen.container.querySelector('.persona-chat')).not.toBeNull();
  return screen;
}
