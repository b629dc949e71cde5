import { PersonaChat, usePersonaTool } from 'anam-react';
import { createLlmEndpoint, createSessionHandler } from 'anam-react/server';
import { createSimulator, simulatedLlm, type LlmSpec } from 'anam-react/simulator';
import { defineTool } from 'anam-react/tools';
import { useEffect, useState } from 'react';

interface ServerModeProps {
  /** The specification in which the engine calls the endpoint. */
  readonly spec: LlmSpec;
  /** Milliseconds a token of the scripted model. */
  readonly pace?: number;
  /** What the page's tool returns. */
  readonly clock: string;
  /** The secret that is registered at Anam; the endpoint's own is `story`. */
  readonly secret?: string;
}

const lookAtClock = defineTool({ name: 'look_at_clock', description: 'Shows the time of day.' });

/** The simulated Anam, the real endpoint and the real session handler, all in the page. */
function setUp({ spec, pace = 10, secret = 'story' }: Omit<ServerModeProps, 'clock'>) {
  const endpoint = createLlmEndpoint({ llm: simulatedLlm({ paceMs: pace }), secret: 'story' });
  const simulator = createSimulator({
    media: { width: 256, height: 256, fps: 12 },
    microphone: 'ignore',
    llms: { 'my-llm': { spec, model: 'my-model', fetch: endpoint, secret } },
  });
  const handler = createSessionHandler({
    apiKey: 'simulated',
    fetch: simulator.api.fetch,
    persona: { avatarId: 'any', voiceId: 'any', systemPrompt: 'Be brief.' },
    tools: [lookAtClock],
    llmIds: ['my-llm'],
    development: true,
  });
  const session = async ({ mode, llmId }: { readonly mode: string; readonly llmId?: string }) => {
    const response = await handler(
      new Request('/api/persona/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode, llmId }),
      }),
    );
    return (await response.json()) as { readonly sessionToken: string; readonly tools?: string[] };
  };
  return { simulator, session };
}

/** Server mode without an account: Anam's engine calls your endpoint, and the page shows what comes of it. */
export function ServerMode({ clock, ...settings }: ServerModeProps) {
  const [{ simulator, session }] = useState(() => setUp(settings));
  useEffect(() => {
    simulator.install();
    return () => simulator.uninstall();
  }, [simulator]);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat
        session={session}
        llm={{ client: simulatedLlm({ paceMs: settings.pace ?? 10 }), server: { llmId: 'my-llm' } }}
        defaultMode="server"
        devices={{ microphone: false }}
        advanced={{ clientOptions: { metrics: { disableClientMetrics: true } } }}
        appearance={{ showAdvice: false }}
      >
        <Clock time={clock} />
      </PersonaChat>
    </div>
  );
}

function Clock({ time }: { readonly time: string }) {
  usePersonaTool(lookAtClock, { execute: () => time });
  return null;
}
