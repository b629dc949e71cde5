import { expect } from 'vitest';
import { render } from 'vitest-browser-react';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';

export const everyLayout = ['full', 'voice', 'text', 'call', 'panel', 'launcher'] as const;

export type AnyLayout = (typeof everyLayout)[number];

/** A chat in a layout, or in the launcher. */
export function LayoutChat({ layout, ...props }: PersonaChatProps & { readonly layout: AnyLayout }) {
  const look = { showAdvice: false, ...props.appearance };
  return layout === 'launcher' ? (
    <PersonaLauncher {...props} appearance={look} />
  ) : (
    <PersonaChat {...props} appearance={{ ...look, layout }} />
  );
}

/** Renders the chat, and opens the launcher. */
export async function renderLayout(layout: AnyLayout, props: PersonaChatProps) {
  const screen = await render(<LayoutChat {...props} layout={layout} />);
  if (layout === 'launcher') await screen.getByRole('button', { name: 'Talk to us' }).click();
  await expect.poll(() => screen.container.querySelector('.persona-chat')).not.toBeNull();
  return screen;
}
