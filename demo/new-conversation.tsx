import { usePersona, usePersonaSelector } from 'anam-react';
import { createPortal } from 'react-dom';
import { Icon } from './icon.js';

/** Clears the conversation, including its saved copy. It renders into the header, but needs the chat's persona. */
export function NewConversation({ slot }: { readonly slot: HTMLElement | null }) {
  const persona = usePersona();
  const isEmpty = usePersonaSelector(
    ({ transcript, error }) => transcript.size === 0 && error?.code !== 'storage-load',
  );
  if (!slot) return null;
  return createPortal(
    <button type="button" className="demo-button" disabled={isEmpty} onClick={() => void persona.clear()}>
      <Icon name="plus" />
      <span>New conversation</span>
    </button>,
    slot,
  );
}
