import { EventLog, Timeline } from 'anam-react';
import 'anam-react/developer.css';
import type { Simulator } from 'anam-react/simulator';
import { createPortal } from 'react-dom';
import type { EngineEvents } from './engine-events.js';
import { EngineLog } from './engine-log.js';
import { SayAsUser } from './say-as-user.js';

// From about this length on, people notice a pause.
const budget = { responseMs: 2_500 };

interface DeveloperPanelProps {
  readonly slot: HTMLElement;
  /** `null` with a real persona. */
  readonly simulator: Simulator | null;
  readonly engine: EngineEvents;
}

/** The parts for developers below the chat: timing and events. */
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
