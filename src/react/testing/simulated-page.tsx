import {
  createSimulator,
  simulatedLlm,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/index.js';
import { openLedger } from '../../core/testing/browser-ledger.js';
import type { Persona, PersonaOptions } from '../../core/index.js';
import { usePersona } from '../hooks/usePersona.js';

export interface SimulatedPage {
  readonly simulator: Simulator;
  readonly options: PersonaOptions;
  /** The remaining sessions at the service, peer connections and microphone tracks. */
  readonly leftOver: () => number;
  readonly openSessions: () => number;
  readonly close: () => void;
}

/** Creates a page that runs the unmodified SDK against a simulator, and measures what remains open. */
export function simulatedPage(more: SimulatorOptions = {}): SimulatedPage {
  const ledger = openLedger();
  const simulator = createSimulator({
    microphone: 'ignore',
    media: { width: 128, height: 128, fps: 10 },
    ...more,
  });
  simulator.install();
  const openSessions = () => simulator.sessions.filter(({ open }) => open).length;
  return {
    simulator,
    openSessions,
    options: {
      session: simulator.session,
      llm: { client: simulatedLlm({ paceMs: 5 }) },
      devices: { microphone: false },
      advanced: {
        // The SDK sends its metrics late, after the simulator has been removed.

        clientOptions: { metrics: { disableClientMetrics: true } },
      },
    },
    leftOver: () => openSessions() + ledger.openPeers() + ledger.liveTracks(),
    close: () => {
      simulator.uninstall();
      ledger.restore();
    },
  };
}

/** Passes the persona of the provider to the test. */
export function Peek({ onPersona }: { readonly onPersona: (persona: Persona) => void }): null {
  onPersona(usePersona());
  return null;
}
