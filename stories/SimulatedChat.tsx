import { PersonaChat, usePersonaTool } from 'anam-react';
import { createSimulator, simulatedLlm, type Scenario } from 'anam-react/simulator';
import { useEffect, useState } from 'react';

interface SimulatedChatProps {
  readonly scenario: Scenario;
  /** Milliseconds a token of the scripted model. */
  readonly pace?: number;
  readonly mode?: 'client' | 'server';
  /** What the clock says, if the model may look at one. */
  readonly clock?: string;
}

// The SDK sends its metrics late, when the simulator is gone.
const noMetrics = { metrics: { disableClientMetrics: true } };

/** The real thing with a stand-in for Anam inside the page: the SDK, WebRTC and the core are not replaced. */
export function SimulatedChat({ scenario, pace = 10, mode = 'client', clock }: SimulatedChatProps) {
  const [simulator] = useState(() =>
    createSimulator({ scenario, media: { width: 256, height: 256, fps: 12 }, microphone: 'ignore' }),
  );
  useEffect(() => {
    simulator.install();
    return () => simulator.uninstall();
  }, [simulator]);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat
        session={simulator.session}
        llm={{ client: simulatedLlm({ paceMs: pace }), server: { llmId: 'simulated-llm' } }}
        defaultMode={mode}
        devices={{ microphone: false }}
        advanced={{ clientOptions: noMetrics }}
        appearance={{ showAdvice: false }}
      >
        {clock !== undefined && <Clock time={clock} />}
      </PersonaChat>
    </div>
  );
}

function Clock({ time }: { readonly time: string }) {
  usePersonaTool('look_at_clock', { needsApproval: true, execute: () => time });
  return null;
}
