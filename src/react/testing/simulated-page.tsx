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
  /** Sessions at the service, peer connections and microphone tracks that are still there. */
  readonly leftOver: () => number;
  readonly openSessions: () => number;
  readonly close: () => void;
}

/** A page with the unmodified SDK before a simulator, and what it costs. */
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
        // The SDK sends its metrics late, when the simulator is gone.

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

/** Hands the persona of the provider above to the test. */
export function Peek({ onPersona }: { readonly onPersona: (persona: Persona) => void }): null {
  onPersona(usePersona());
  return null;
}
