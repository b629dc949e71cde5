import { useSyncExternalStore } from 'react';
import type { EngineEvents } from './engine-events.js';

/**
 * The simulated engine's calls to the LLM endpoint in server mode, newest first. The real Anam does not report them to
 * the page.
 */
export function EngineLog({ events }: { readonly events: EngineEvents }) {
  const shown = useSyncExternalStore(events.subscribe, events.read);
  return (
    <section aria-label="Simulated engine">
      <h2>Simulated engine</h2>
      {shown.length === 0 ? (
        <p>In server mode, this shows how the engine calls the LLM endpoint.</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
        <ol tabIndex={0}>
          {shown.toReversed().map(({ type, at, detail }, index) => (
            <li key={shown.length - index} data-type={type}>
              <b>{type}</b> <span>{`${Math.round(at)} ms`}</span>
              {detail !== undefined && <code>{JSON.stringify(detail)}</code>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
