'use client';

import { useContext, useId, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { PersonaMessage } from '../../../core/index.js';
import { stopNote } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { CutMark } from './CutMark.js';
import { MessageFooter } from './MessageFooter.js';
import { MessageText } from '../../shared/message-text/MessageText.js';
import { endOfShown } from '../../shared/end-of-shown.js';
import type { RenderedTextProps } from '../../shared/renderer/RenderedText.js';
import { whileWhole } from '../../shared/message-text/while-whole.js';
import { onDemand } from '../../shared/on-demand/on-demand.js';
import { useSelectedWithin } from '../../shared/message-text/useSelectedWithin.js';
import { useSettled } from '../../shared/message-text/useSettled.js';
import type { MessagePlan, TextSpan } from '../../shared/message-plan.js';
import { TranscriptContext } from './transcript-context.js';
import { useMessagePlan } from './useMessagePlan.js';

const RenderedText = onDemand<RenderedTextProps>(
  () => import('../../shared/renderer/app-renderers.js').then((code) => code.RenderedText),
  (props) => <PlainText {...props} />,
);
const Inserts = onDemand(() =>
  import('../message-parts/message-parts.js').then((code) => code.MessageInserts),
);

interface PersonaRowProps {
  readonly message: PersonaMessage;
  /** Whether the turn has a question from the user that can be asked again. */
  readonly asked: boolean;
}

/** The persona's answer: heard text in full colour, text that is still to come muted. Unspoken text is collapsed. */
export function PersonaRow({ message, asked }: PersonaRowProps): ReactNode {
  const labels = useLabels();
  const { renderData } = useContext(TranscriptContext);
  const [by, text] = [useId(), useId()];
  const { id, turnId, status } = message;
  const { hasParts, plan, onLoaded } = useMessagePlan(message);
  const box = useRef<HTMLDivElement>(null);
  const isSettled = useSettled(box, status !== 'streaming');
  const [showsRest, setShowsRest] = useRest(box, status);
  const cut = <CutMark message={message} showsRest={showsRest} onToggle={() => setShowsRest(!showsRest)} />;
  const textOf = (span: TextSpan) => (
    <AnswerText {...{ message, span, cut, showsRest }} plan={isSettled ? plan : null} />
  );
  const note = stopNote(message, labels);
  return (
    <div
      // Focusable with the arrow keys; when focused, screen readers read the speaker and the whole message.
      role="article"
      aria-labelledby={`${by} ${text}`}
      className="persona-message"
      data-role="persona"
      data-status={status}
      data-rest={showsRest || undefined}
      data-turn-id={turnId}
      data-message-id={id}
      tabIndex={-1}
    >
      <span id={by} className="persona-hidden">
        {`${labels.persona}: `}
      </span>
      <div
        ref={box}
        id={text}
        className="persona-message-text"
        translate={whileWhole(status !== 'streaming')}
      >
        {(plan?.text ?? !plan?.inserts.length) && textOf(plan?.text ?? whole)}
        {hasParts && (
          <Inserts
            message={message}
            plan={plan}
            onLoaded={onLoaded}
            textOf={textOf}
            renderData={renderData}
          />
        )}
        {note && (
          <span className="persona-cut" data-status={status} data-reason={message.finishReason}>
            {note}
          </span>
        )}
      </div>
      <MessageFooter message={message} retryable={asked && status !== 'streaming'} />
    </div>
  );
}

/**
 * Whether the words that were not spoken are shown. They stay visible if the user has selected text when they would be
 * collapsed.
 */
function useRest(box: RefObject<HTMLElement | null>, status: PersonaMessage['status']) {
  const [showsRest, setShowsRest] = useState(false);
  const [seen, setSeen] = useState(status);
  const isSelected = useSelectedWithin(box, status === 'streaming');
  if (seen !== status) {
    setSeen(status);
    if (isSelected) setShowsRest(true);
  }
  return [showsRest, setShowsRest] as const;
}

const whole: TextSpan = { from: 0, to: Infinity, until: Infinity };

interface AnswerTextProps {
  readonly message: PersonaMessage;
  readonly span: TextSpan;
  /** The positions of the source numbers. Set when the text is settled, because they split its nodes. */
  readonly plan: MessagePlan | null;
  readonly cut: ReactNode;
  readonly showsRest: boolean;
}

/** Renders the text of the answer between two components, or all of it. */
function AnswerText({ message, span, plan, ...end }: AnswerTextProps) {
  const { renderMessage } = useContext(TranscriptContext);
  const { from, to } = span;
  const marks = useMemo(
    () =>
      plan?.marks.flatMap(({ at, struckFrom = at, node }) =>
        at > from && at <= to ? [{ at: at - from, struckFrom: struckFrom - from, node }] : [],
      ),
    [plan, from, to],
  );
  return renderMessage ? (
    <RenderedText {...{ message, span, marks }} {...end} render={renderMessage} />
  ) : (
    <PlainText {...{ message, span, marks }} cut={end.cut} Marked={plan?.MarkedText} />
  );
}

interface PlainTextProps extends Pick<RenderedTextProps, 'message' | 'span' | 'marks' | 'cut'> {
  readonly Marked?: MessagePlan['MarkedText'] | undefined;
}

function PlainText({ message, span: { from, to, until }, marks, cut, Marked }: PlainTextProps) {
  const { written, status } = message;
  const end = endOfShown(message);
  const props = {
    text: written.slice(from, to),
    heard: Math.max(0, end - from),
    cut: end >= from && end < until && cut,
  };
  return Marked && marks?.length ? (
    <Marked {...props} marks={marks} />
  ) : (
    <MessageText {...props} done={status !== 'streaming'} />
  );
}
