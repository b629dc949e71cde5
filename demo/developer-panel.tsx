import { EventLog, Timeline } from 'anam-react';
import 'anam-react/developer.css';
import { createPortal } from 'react-dom';
import type { EngineEvents } from './engine-events.js';
import { EngineLog } from './engine-log.js';

// What people take for a pause begins at about this.
const budget = { responseMs: 2_500 };

/** What takes how long, and what happens: the parts for developers, below the chat. */
export function DeveloperPanel({
  slot,
  engine,
}: {
  readonly slot: HTMLElement | null;
  /** Absent with a real persona. */
  readonly engine: EngineEvents | undefined;
}) {
  if (!slot) return null;
  return createPortal(
    <>
      <Timeline budget={budget} />
      <EventLog />
      {engine && <EngineLog events={engine} />}
    </>,
    slot,
  );
}
