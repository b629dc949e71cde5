'use client';

import { useCallback, useContext, useId, useMemo, type ReactNode } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { MessageFooter } from './MessageFooter.js';
import { MessageText } from '../../shared/message-text/MessageText.js';
import type { TextMark } from '../../provider/render-text-context.js';
import type { RenderedTextProps } from '../../shared/renderer/RenderedText.js';
import { whileWhole } from '../../shared/message-text/while-whole.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import type { TextSpan } from '../message-parts/message-plan.js';
import { TranscriptContext } from './transcript-context.js';
import { useMessagePlan } from './useMessagePlan.js';

const RenderedText = onDemand<RenderedTextProps>(
  () => import('../../shared/renderer/app-renderers.js').then((code) => code.RenderedText),
  (props) => <PlainText {...props} />,
);
const Inserts = onDemand(() => import('../tool-calls/tool-parts.js').then((code) => code.MessageInserts));
const Sources = onDemand(() => import('../tool-calls/tool-parts.js').then((code) => code.MessageSources));

interface PersonaRowProps {
  readonly message: PersonaMessage;
  /** Whether the turn has a question of the user, which can be asked again. */
  readonly asked: boolean;
}

/** The persona's answer: heard text in full colour, unheard text muted, and the point of interruption. */
export function PersonaRow({ message, asked }: PersonaRowProps): ReactNode {
  const labels = useLabels();
  const [by, text] = [useId(), useId()];
  const { id, turnId, status } = message;
  const { hasParts, plan, onLoaded } = useMessagePlan(message);
  const marks = plan?.marks;
  const textOf = useCallback(
    (span: TextSpan) => <AnswerText message={message} span={span} marks={marks} />,
    [message, marks],
  );
  return (
    <div
      // Focusable with the arrow keys; when focused, screen readers read the speaker and the whole message.
      role="article"
      aria-labelledby={`${by} ${text}`}
      className="persona-message"
      data-role="persona"
      data-status={status}
      data-turn-id={turnId}
      data-message-id={id}
      tabIndex={-1}
    >
      <span id={by} className="persona-hidden">
        {`${labels.persona}: `}
      </span>
      <div id={text} className="persona-message-text" translate={whileWhole(status !== 'streaming')}>
        {(plan?.text ?? !plan?.inserts.length) && textOf(plan?.text ?? whole)}
        {hasParts && <Inserts message={message} plan={plan} onLoaded={onLoaded} textOf={textOf} />}
      </div>
      {message.parts.length > 0 && <Sources message={message} />}
      <MessageFooter message={message} retryable={asked && status !== 'streaming'} />
    </div>
  );
}

const whole: TextSpan = { from: 0, to: Infinity, until: Infinity };

interface AnswerTextProps {
  readonly message: PersonaMessage;
  readonly span: TextSpan;
  /** In characters of the answer. */
  readonly marks: readonly TextMark[] | undefined;
}

/** The text of the answer between two components, or all of it. */
function AnswerText({ message, span, marks: all }: AnswerTextProps) {
  const { renderMessage } = useContext(TranscriptContext);
  const { from, to } = span;
  const marks = useMemo(
    () =>
      all
        ?.filter(({ at }) => at > from && at <= to)
        .map(({ at, node }) => ({ at: at - from, node })),
    [all, from, to],
  );
  const props = { message, span, marks };
  return renderMessage ? <RenderedText {...props} render={renderMessage} /> : <PlainText {...props} />;
}

function PlainText({ message, span: { from, to, until }, marks }: AnswerTextProps) {
  const { written, heard, status } = message;
  const end = status === 'done' ? written.length : heard.length;
  return (
    <MessageText
      text={written.slice(from, to)}
      heard={Math.max(0, end - from)}
      struck={status === 'interrupted'}
      done={status !== 'streaming'}
      cut={end >= from && end < until && <CutMark message={message} />}
      marks={marks}
    />
  );
}

function CutMark({ message: { status, written, heard } }: { readonly message: PersonaMessage }) {
  const labels = useLabels();
  if (status === 'done') return null;
  const goesOn = heard.length < written.length;
  if (status === 'streaming')
    return goesOn && <span className="persona-hidden">{` ${labels.notSpoken} `}</span>;
  return (
    <span className="persona-cut" data-status={status}>
      <span>{status === 'interrupted' ? labels.interruptedHere : labels.answerFailed}</span>
      {goesOn && <span className="persona-hidden">{`. ${labels.notHeard} `}</span>}
    </span>
  );
}
