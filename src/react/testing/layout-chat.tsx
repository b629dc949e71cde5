import type { ChatLayout } from '../chat/chat-layout.js';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';

export type AnyLayout = ChatLayout | 'launcher';

/** A chat in a layout, or in the launcher. */
export function LayoutChat({ layout, ...props }: PersonaChatProps & { readonly layout: AnyLayout }) {
  const look = { showAdvice: false, ...props.appearance };
  return layout === 'launcher' ? (
    <PersonaLauncher {...props} appearance={look} />
  ) : (
    <PersonaChat {...props} appearance={{ ...look, layout }} />
  );
}
