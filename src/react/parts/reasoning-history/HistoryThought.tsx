'use client';

import { useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { ThoughtText } from '../../shared/ThoughtText.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';
import { useSettled } from '../../shared/message-text/useSettled.js';
import { useStickToBottom } from '../../shared/useStickToBottom.js';
import type { ReasoningThought } from '../../reasoning/reasoning-turn.js';
import type { TextHit } from '../../reasoning/text-search.js';
import { MarkedText } from './MarkedText.js';

interface HistoryThoughtProps {
  readonly thought: ReasoningThought;
  readonly hits: readonly TextHit[] | undefined;
  /** The index of the current hit in `hits`. */
  readonly current: number | null;
}

/** The number of characters shown of a long thought until the user expands it. */
const EXCERPT = 240;

/** One thought: its duration, and its beginning, its full text, or its newest lines while it streams. */
export function HistoryThought({ thought, hits, current }: HistoryThoughtProps): ReactNode {
  const labels = useLabels();
  const { text, status } = thought;
  const live = useRef<HTMLDivElement>(null);
  const isStreaming = status === 'streaming';
  // While the user has selected some of it, a finished thought stays as it was shown.
  const isSettled = useSettled(live, !isStreaming);
  return (
    <>
      <div className="persona-history-note">{reasoningTitle([thought], labels)}</div>
      {text === null && <em className="persona-history-note">{labels.history.hidden}</em>}
      {text !== null && !isSettled && <LiveText text={text} isStreaming={isStreaming} textRef={live} />}
      {text !== null && isSettled && hits && <MarkedText text={text} hits={hits} current={current} />}
      {text !== null && isSettled && !hits && <FoldedText text={text} />}
    </>
  );
}

function FoldedText({ text }: { readonly text: string }) {
  const history = useHistoryLabels();
  const [open, setOpen] = useState(false);
  const id = useId();
  const isLong = text.length > EXCERPT * 1.25;
  return (
    <>
      <div id={id} className="persona-history-text">
        <ThoughtText text={isLong && !open ? excerptOf(text) : text} streaming={isLong && !open} />
      </div>
      {isLong && (
        <button
          type="button"
          className="persona-history-more"
          aria-expanded={open}
          aria-controls={id}
          onClick={({ detail }) => detail < 2 && setOpen(!open)}
        >
          {open ? history.showLess : history.showAll}
        </button>
      )}
    </>
  );
}

/** Extends the cut to the end of a word. */
function excerptOf(text: string): string {
  const space = text.lastIndexOf(' ', EXCERPT);
  const end = space > EXCERPT / 2 ? space : EXCERPT;
  // Do not cut between the halves of a surrogate pair.
  const whole = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
  return `${text.slice(0, whole).trimEnd()}…`;
}

interface LiveTextProps {
  readonly text: string;
  readonly isStreaming: boolean;
  readonly textRef: RefObject<HTMLDivElement | null>;
}

function LiveText({ text, isStreaming, textRef }: LiveTextProps) {
  const { reasoning } = useLabels();
  const { scroller, content, onScroll } = useStickToBottom();
  return (
    <div
      ref={scroller}
      className="persona-history-live-text"
      role="group"
      aria-label={reasoning}
      aria-busy={isStreaming}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
      tabIndex={0}
      onScroll={onScroll}
    >
      <div ref={content}>
        <div ref={textRef}>
          <ThoughtText text={text} streaming={isStreaming} />
        </div>
      </div>
    </div>
  );
}
