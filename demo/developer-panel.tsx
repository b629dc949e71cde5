import { EventLog, Timeline } from 'anam-react';
import 'anam-react/developer.css';
import type { Simulator } from 'anam-react/simulator';
import { createPortal } from 'react-dom';
import type { EngineEvents } from './engine-events.js';
import { EngineLog } from './engine-log.js';
import { SayAsUser } from './say-as-user.js';

// What people take for a pause begins at about this.
const budget = { responseMs: 2_500 };

interface DeveloperPanelProps {
  readonly slot: HTMLElement;
  /** `null` with a real persona. */
  readonly simulator: Simulator | null;
  readonly engine: EngineEvents;
}

/** What takes how long, and what happens: the parts for developers, below the chat. */
export function DeveloperPanel({ slot, simulator, engine }: DeveloperPanelProps) {
  return createPortal(
    <>
      <Timeline budget={budget} />
      <EventLog />
      {simulator && (
        <div className="demo-engine">
          <SayAsUser simulator={simulator} />
          <EngineLog events={engine} />
        </div>
      )}
    </>,
    slot,
  );
}
