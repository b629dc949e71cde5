import type { AnamClient } from '@anam-ai/js-sdk';
import { useAnamReasoning, useReasoningHistory } from 'anam-react';

/** A log of the thoughts of your own `AnamClient`, in your own markup and without a provider. */
export function LogOfThoughts({ client }: { readonly client: AnamClient | null }) {
  const { turns, query, setQuery, search, hit, nextHit } = useReasoningHistory(useAnamReasoning(client), {
    redact: hideNumbers,
  });
  return (
    <section aria-label="Log of thoughts" style={{ fontFamily: 'system-ui', padding: 16 }}>
      <input
        type="search"
        aria-label="Search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <button type="button" disabled={!hit} onClick={nextHit}>
        {hit ? `${hit.index + 1} of ${search.total}` : 'No hit'}
      </button>
      <ol>
        {turns.flatMap(({ steps }) =>
          steps.map(
            (step) =>
              step.kind === 'thought' && (
                <li key={step.id} aria-current={hit?.stepId === step.id}>
                  <time>{new Date(step.startedAt).toLocaleTimeString()}</time> {step.text}
                </li>
              ),
          ),
        )}
      </ol>
    </section>
  );
}

/** Outside the component, so that its identity is stable. */
const hideNumbers = (text: string) => text.replaceAll(/\d{4,}/g, '••••');
