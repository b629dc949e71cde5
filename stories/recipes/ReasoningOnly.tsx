import type { AnamClient } from '@anam-ai/js-sdk';
import { Reasoning, ReasoningHistory, useAnamReasoning } from 'anam-react';
import 'anam-react/styles.css';

/** Shows only the reasoning of your own `AnamClient`. Pass the client before you call `stream()`. */
export function ThoughtsOf({ client }: { readonly client: AnamClient | null }) {
  const reasoning = useAnamReasoning(client);
  return (
    <div style={{ maxInlineSize: 560, padding: 16 }}>
      <Reasoning reasoning={reasoning} />
      <ReasoningHistory reasoning={reasoning} style={{ blockSize: 420 }} />
    </div>
  );
}
