import { AnamEvent } from '@anam-ai/js-sdk';
import { PersonaChat } from 'anam-react';
import type { OnClient } from 'anam-react/core';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';
import { useState } from 'react';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** Listens to the `AnamClient` of each session, for SDK events that the chat does not cover. */
export function OnMyClient() {
  const [sessionId, setSessionId] = useState<string>();
  const onClient: OnClient = (client) => {
    client.addListener(AnamEvent.SESSION_READY, setSessionId);
    return () => {
      client.removeListener(AnamEvent.SESSION_READY, setSessionId);
      setSessionId(undefined);
    };
  };
  return (
    <div style={{ display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', blockSize: '100%' }}>
      <p style={{ margin: 0, padding: '8px 16px', font: '0.875rem system-ui' }}>
        {sessionId ? `Session ${sessionId}` : 'No session yet'}
      </p>
      <PersonaChat session="/api/persona/session" llm={{ client: llm }} advanced={{ onClient }} />
    </div>
  );
}
