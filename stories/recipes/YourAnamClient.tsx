import { AnamEvent, createClient } from '@anam-ai/js-sdk';
import { PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';
import { useState } from 'react';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** Your code makes the `AnamClient` and listens to it, as it does today; the chat runs on that client. */
export function OnMyClient() {
  const [sessionId, setSessionId] = useState<string>();
  const [environment] = useState(() => ({
    loadCreateClient: async (): Promise<typeof createClient> => (token, options) => {
      const client = createClient(token, options);
      client.addListener(AnamEvent.SESSION_READY, setSessionId);
      return client;
    },
  }));
  return (
    <div style={{ display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', blockSize: '100%' }}>
      <p style={{ margin: 0, padding: '8px 16px', font: '0.875rem system-ui' }}>
        {sessionId ? `Session ${sessionId}` : 'No session yet'}
      </p>
      <PersonaChat session="/api/persona/session" llm={{ client: llm }} advanced={{ environment }} />
    </div>
  );
}
