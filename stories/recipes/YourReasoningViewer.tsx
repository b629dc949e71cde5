import { useReasoningHistory, type ReasoningTurn, type TextHit } from 'anam-react';
import { useState } from 'react';

/** Questions on one side, the reasoning of the selected question on the other. The hook provides the data for your own markup. */
export function ThoughtsInTwoPanes() {
  const history = useReasoningHistory(undefined, { defaultOrder: 'oldest' });
  const [chosenId, choose] = useState<string>();
  const { turns, query, setQuery, search, filter, setFilter } = history;
  const chosen = turns.find(({ id }) => id === chosenId) ?? turns.at(-1);
  return (
    <section
      aria-label="What it thought"
      style={{
        display: 'grid',
        gridTemplateColumns: '14rem minmax(0, 1fr)',
        gap: 16,
        fontFamily: 'system-ui',
      }}
    >
      <nav aria-label="Questions">
        <input
          type="search"
          aria-label="Search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <label>
          <input
            type="checkbox"
            checked={filter.length === 'long'}
            onChange={(event) => setFilter({ length: event.target.checked ? 'long' : 'all' })}
          />
          Long ones only
        </label>
        <ul>
          {turns.map((turn) => (
            <li key={turn.id}>
              <button type="button" aria-pressed={turn === chosen} onClick={() => choose(turn.id)}>
                {turn.question ?? 'Not asked'} ({hitCount(turn, search.hits) || turn.steps.length})
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {chosen ? <Pane turn={chosen} hits={search.hits} /> : <p>Nothing.</p>}
    </section>
  );
}

type Hits = ReadonlyMap<string, readonly TextHit[]>;

const hitCount = ({ steps }: ReasoningTurn, hits: Hits) =>
  steps.reduce((count, { id }) => count + (hits.get(id)?.length ?? 0), 0);

function Pane({ turn, hits }: { readonly turn: ReasoningTurn; readonly hits: Hits }) {
  return (
    <article aria-label={turn.question ?? 'Not asked'}>
      {turn.steps.map((step) =>
        step.kind === 'tool' ? (
          <pre key={step.id}>
            {step.name}({step.arguments}) → {step.result ?? step.status}
          </pre>
        ) : (
          <blockquote key={step.id} style={{ whiteSpace: 'pre-wrap' }}>
            {step.text === null ? 'Hidden' : <Marked text={step.text} hits={hits.get(step.id) ?? []} />}
          </blockquote>
        ),
      )}
      <p>{turn.live ? 'Still thinking…' : (turn.answer ?? 'No spoken answer.')}</p>
    </article>
  );
}

/** Each hit has a start and an end in the text. */
function Marked({ text, hits }: { readonly text: string; readonly hits: readonly TextHit[] }) {
  return (
    <>
      {hits.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(hits[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(hits.at(-1)?.end ?? 0)}
    </>
  );
}
