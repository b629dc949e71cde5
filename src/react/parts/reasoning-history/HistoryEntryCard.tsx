'use client';

import { memo, useContext, useId, type ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { PersonaContext } from '../../provider/persona-context.js';
import { ReasoningBar } from '../reasoning-bar/ReasoningBar.js';
import { toolSentence } from '../tool-calls/tool-text.js';
import { useReasoningHistory } from './history-context.js';
import type { HistoryEntry, HistoryStep } from './history-model.js';
import { toMarkdown } from './history-export.js';
import { HistoryThought } from './HistoryThought.js';
import { useCopy } from './useCopy.js';

/** One turn: its question, what was thought and done for it, and what was said in the end. */
export const HistoryEntryCard = memo(function HistoryEntryCard({ entry }: { readonly entry: HistoryEntry }) {
  const labels = useLabels();
  const { history } = labels;
  const headingId = useId();
  const { turnId, question, answer, live, startedAt, steps } = entry;
  return (
    <article
      className="persona-history-entry"
      aria-labelledby={headingId}
      data-turn-id={turnId ?? undefined}
      data-live={live || undefined}
      tabIndex={-1}
    >
      <header className="persona-history-entry-header">
        <h3 id={headingId} dir="auto">
          {turnId === null ? history.outsideTurns : (question ?? labels.reasoning)}
        </h3>
        {live && <span className="persona-history-badge">{history.live}</span>}
        <time dir="auto" dateTime={new Date(startedAt).toISOString()}>
          {new Date(startedAt).toLocaleTimeString(labels.locale, { hour: '2-digit', minute: '2-digit' })}
        </time>
      </header>
      <ol className="persona-history-steps">
        {steps.map((step) => (
          <li key={step.id} data-kind={step.kind} data-status={statusOf(step)}>
            <StepContent step={step} />
          </li>
        ))}
      </ol>
      <Answer answer={answer} live={live} />
      <Timing turnId={turnId} />
      <EntryActions entry={entry} />
    </article>
  );
});

const statusOf = (step: HistoryStep) => (step.kind === 'thought' ? step.thought.status : step.call.status);

function StepContent({ step }: { readonly step: HistoryStep }) {
  const labels = useLabels();
  if (step.kind === 'thought') return <HistoryThought step={step} />;
  return <div className="persona-history-step-title">{toolSentence(step.call, labels)}</div>;
}

function Answer({ answer, live }: Pick<HistoryEntry, 'answer' | 'live'>) {
  const { history } = useLabels();
  if (answer === null) return live ? null : <p className="persona-history-answer">{history.nothingSaid}</p>;
  return (
    <p className="persona-history-answer">
      {/* The answer's direction is its own; the indent is that of the page. */}
      <span>{history.answer}</span> <bdi>{answer}</bdi>
    </p>
  );
}

/** Known of a persona's own turns only. */
function Timing({ turnId }: { readonly turnId: string | null }): ReactNode {
  const persona = useContext(PersonaContext);
  return persona && turnId !== null ? <ReasoningBar turnId={turnId} /> : null;
}

function EntryActions({ entry }: { readonly entry: HistoryEntry }) {
  const { history } = useLabels();
  const { jump } = useReasoningHistory('<ReasoningHistory.List>');
  const copy = useCopy();
  const { turnId } = entry;
  return (
    <div className="persona-history-entry-actions">
      <button
        type="button"
        className="persona-history-action"
        onClick={() => copy(toMarkdown([entry], history))}
      >
        {history.copy}
      </button>
      {jump && turnId !== null && (
        <button type="button" className="persona-history-action" onClick={() => jump(turnId)}>
          {history.showInTranscript}
        </button>
      )}
    </div>
  );
}
