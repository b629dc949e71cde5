import { PersonaChat, usePersonaTool } from 'anam-react';
import { createSimulator, simulatedLlm, type Scenario } from 'anam-react/simulator';
import { useEffect, useState } from 'react';

interface SimulatedChatProps {
  readonly scenario: Scenario;
  /** Milliseconds per token of the scripted model. */
  readonly pace?: number;
  readonly mode?: 'client' | 'server';
  /** The time that the clock tool returns. Without it, the model has no such tool. */
  readonly clock?: string;
}

// The SDK sends its metrics late, after the simulator has been removed.
const noMetrics = { metrics: { disableClientMetrics: true } };

/** A chat with a simulated Anam inside the page. The SDK, WebRTC and the core are the real ones. */
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
