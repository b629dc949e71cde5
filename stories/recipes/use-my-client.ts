import { AnamEvent, createClient, type AnamClient } from '@anam-ai/js-sdk';
import { useEffect, useState } from 'react';

/** Your own code around the SDK, which asks a question as soon as it can. */
export function useMyClient(): AnamClient | null {
  const [client, setClient] = useState<AnamClient | null>(null);
  useEffect(() => {
    const made = makeMyClient();
    void made.then(async (ready) => {
      setClient(ready);
      ready.addListener(AnamEvent.DATA_CHANNEL_OPEN, () => ready.sendUserMessage('Why is the sky blue?'));
      await ready.stream();
    });
    return () => void made.then((ready) => ready.stopStreaming());
  }, []);
  return client;
}

async function makeMyClient(): Promise<AnamClient> {
  const body = JSON.stringify({ mode: 'server', llmId: 'my-llm' });
  const answer = await fetch('/api/persona/session', { method: 'POST', body });
  const { sessionToken } = (await answer.json()) as { sessionToken: string };
  // With the SDK's candidate pool, one in fifteen connections to the simulator hangs in Chromium 153.
  const rtcConfiguration = { iceCandidatePoolSize: 0 };
  return createClient(sessionToken, { disableInputAudio: true, rtcConfiguration });
}
