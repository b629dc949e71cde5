import { PersonaChat } from 'anam-react';
import type { SessionGrant } from 'anam-react/core';
import { createLlmEndpoint, createSessionHandler } from 'anam-react/server';
import { createSimulator, simulatedLlm, type LlmSpec } from 'anam-react/simulator';
import { defineTool } from 'anam-react/tools';
import { useEffect, useState } from 'react';

interface ServerModeProps {
  /** The API format that the engine uses to call the endpoint. */
  readonly spec: LlmSpec;
  /** Milliseconds per token of the scripted model. */
  readonly pace?: number;
  /** The secret that is registered with Anam. The endpoint's own secret is `story`. */
  readonly secret?: string;
}

/** Declared once: the session handler puts it into the token, and the page runs it. */
const lookAtClock = defineTool({
  name: 'look_at_clock',
  description: 'Shows the time of day.',
  execute: () => '12:34',
});

/** Creates the simulated Anam, the real endpoint and the real session handler, all in the page. */
function setUp({ spec, pace = 10, secret = 'story' }: ServerModeProps) {
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
    llmIds: ['my-llm'],
    tools: [lookAtClock],
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
    return (await response.json()) as SessionGrant;
  };
  return { simulator, session };
}

/** Server mode without an account: the simulated engine calls your endpoint, and the page shows the result. */
export function ServerMode(settings: ServerModeProps) {
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
        tools={[lookAtClock]}
        defaultMode="server"
        devices={{ microphone: false }}
        advanced={{ clientOptions: { metrics: { disableClientMetrics: true } } }}
        appearance={{ showAdvice: false }}
      />
    </div>
  );
}
