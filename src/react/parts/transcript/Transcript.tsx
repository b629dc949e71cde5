'use client';

import {
  forwardRef,
  useCallback,
  useEffect,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { GroupedLog, PersonaState, TranscriptMessage } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { useLabels } from '../../labels/useLabels.js';
import { useAsTurnPlace } from '../../useTurnPlace.js';
import { classNames } from '../class-names.js';
import { JumpButton } from './JumpButton.js';
import { MessageGroup } from './MessageGroup.js';
import { TranscriptEmpty } from './TranscriptEmpty.js';
import { useStickToBottom } from './useStickToBottom.js';

export interface TranscriptProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Shown while nothing has been said. */
  readonly empty?: ReactNode;
}

const select = (state: PersonaState) => state.transcript;

/**
 * What was said, and what the persona thought before it answered. Follows the newest line until the reader scrolls
 * up. Stays fast with thousands of messages: only the last one renders while it grows.
 */
export const Transcript = forwardRef<HTMLDivElement, TranscriptProps>(function Transcript(
  { className, empty, ...rest },
  ref,
) {
  const log = useStore(usePersona().store, select);
  const labels = useLabels();
  const { scroller, content, stuck, onScroll, jump, stay } = useStickToBottom();
  // The button goes away with the click.
  const jumpThere = () => {
    jump();
    scroller.current?.focus({ preventScroll: true });
  };
  const showTurn = useCallback(
    (turnId: string) => {
      stay();
      return focusTurn(scroller.current, turnId);
    },
    [scroller, stay],
  );
  useAsTurnPlace('transcript', showTurn);
  const typed = newestTyped(log);
  useEffect(() => {
    if (typed !== undefined) jump();
  }, [typed, jump]);
  return (
    <div {...rest} ref={ref} className={classNames('persona-root persona-transcript', className)}>
      <div
        ref={scroller}
        className="persona-transcript-scroll"
        data-following={stuck || undefined}
        // A log is read out as it grows, here with every word; `Announcer` tells the finished answer once instead.
        role="log"
        aria-live="off"
        aria-label={labels.transcript}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard has to be able to scroll it
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content} className="persona-transcript-content">
          {log.size === 0 && (empty ?? <TranscriptEmpty />)}
          {log.groups.map((group, index) => (
            <MessageGroup
              key={group.id}
              group={group}
              previousTurnId={log.groups[index - 1]?.items.at(-1)?.turnId}
            />
          ))}
        </div>
      </div>
      {!stuck && <JumpSince size={log.size} onJump={jumpThere} />}
    </div>
  );
});

/** The turn's first message, which may be far out of sight. */
function focusTurn(scroller: HTMLElement | null, turnId: string): boolean {
  const message = scroller?.querySelector<HTMLElement>(`[data-turn-id="${CSS.escape(turnId)}"]`);
  message?.scrollIntoView({ block: 'start' });
  message?.focus({ preventScroll: true });
  return Boolean(message);
}

/** Mounted when the reader leaves the end, so it knows how many messages there were then. */
function JumpSince({ size, onJump }: { readonly size: number; readonly onJump: () => void }) {
  const [before] = useState(size);
  return <JumpButton added={size - before} onJump={onJump} />;
}

/** Whoever has just typed wants to see it. */
function newestTyped(log: GroupedLog<TranscriptMessage>): string | undefined {
  const newest = log.groups.at(-1)?.items.findLast((message) => message.role === 'user');
  return newest?.source === 'text' ? newest.id : undefined;
}
