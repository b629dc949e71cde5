'use client';

import { memo, useContext, useId, type ReactNode } from 'react';
import { isoTime } from '../../../internal/iso-time.js';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { PersonaContext } from '../../provider/persona-context.js';
import type { ReasoningHit, ReasoningSearch } from '../../reasoning/reasoning-search.js';
import type { ReasoningStep, ReasoningToolCall, ReasoningTurn } from '../../reasoning/reasoning-turn.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { shortTime } from '../../shared/message-time.js';
import { HistoryActionsContext } from './history-context.js';
import { HistoryThought } from './HistoryThought.js';
import { useTurnsExport } from './useTurnsExport.js';

const ReasoningBar = onDemand<{ readonly turnId: string }>(() =>
  import('../reasoning-bar/ReasoningBar.js').then((code) => code.ReasoningBar),
);

const ToolCallStep = onDemand<{ readonly step: ReasoningToolCall }>(() =>
  import('./ToolCallStep.js').then((code) => code.ToolCallStep),
);

interface HistoryTurnCardProps {
  readonly turn: ReasoningTurn;
  readonly hits: ReasoningSearch['hits'];
  /** The current hit, if it is in this turn. */
  readonly hit: ReasoningHit | null;
}

/** One turn: its question, its thoughts and tool calls, and the spoken answer. */
export const HistoryTurnCard = memo(function HistoryTurnCard({ turn, hits, hit }: HistoryTurnCardProps) {
  const labels = useLabels();
  const history = useHistoryLabels();
  const headingId = useId();
  const { turnId, question, answer, live, startedAt, steps } = turn;
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
        <time dir="auto" dateTime={isoTime(startedAt)}>
          {shortTime(startedAt, labels.locale)}
        </time>
      </header>
      <ol className="persona-history-steps">
        {steps.map((step) => (
          <li key={step.id} data-kind={step.kind} data-status={step.status}>
            <StepContent step={step} hits={hits} hit={hit} />
          </li>
        ))}
      </ol>
      <Answer answer={answer} live={live} />
      <Timing turnId={turnId} />
      <TurnActions turn={turn} />
    </article>
  );
});

type StepContentProps = Pick<HistoryTurnCardProps, 'hits' | 'hit'> & { readonly step: ReasoningStep };

function StepContent({ step, hits, hit }: StepContentProps) {
  if (step.kind === 'thought') {
    const current = hit?.stepId === step.id ? hit.hitIndex : null;
    return <HistoryThought thought={step} hits={hits.get(step.id)} current={current} />;
  }
  return (
    <div className="persona-history-note">
      <ToolCallStep step={step} />
    </div>
  );
}

function Answer({ answer, live }: Pick<ReasoningTurn, 'answer' | 'live'>) {
  const history = useHistoryLabels();
  if (answer === null) return live ? null : <p className="persona-history-note">{history.nothingSaid}</p>;
  return (
    <p className="persona-history-note">
      {/* The answer has its own text direction; the indent follows the page. */}
      <strong>{history.answer}</strong> <bdi>{answer}</bdi>
    </p>
  );
}

/** The timing bar. Only the turns of a persona have one. */
function Timing({ turnId }: { readonly turnId: string | null }): ReactNode {
  const persona = useContext(PersonaContext);
  return persona && turnId !== null ? <ReasoningBar turnId={turnId} /> : null;
}

function TurnActions({ turn }: { readonly turn: ReasoningTurn }) {
  const history = useHistoryLabels();
  const { jump } = useContext(HistoryActionsContext);
  const run = useTurnsExport();
  const { turnId } = turn;
  return (
    <div className="persona-history-entry-actions">
      <button type="button" className="persona-history-action" onClick={() => run([turn], 'copy')}>
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
