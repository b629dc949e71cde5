import { EventLog, Timeline } from 'anam-react';
import 'anam-react/developer.css';
import { createPortal } from 'react-dom';

// What people take for a pause begins at about this.
const budget = { responseMs: 2_500 };

/** What takes how long, and what happens: the parts for developers, below the chat. */
export function DeveloperPanel({ slot }: { readonly slot: HTMLElement | null }) {
  if (!slot) return null;
  return createPortal(
    <>
      <Timeline budget={budget} />
      <EventLog />
    </>,
    slot,
  );
}
