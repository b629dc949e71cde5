'use client';

import {
  forwardRef,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { PersonaState } from '../../../core/index.js';
import { usePersona } from '../../hooks/usePersona.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useLabels } from '../../labels/useLabels.js';
import { RenderTextContext } from '../../provider/render-text-context.js';
import { useAsTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { ActiveMessages } from './active-messages.js';
import { InterimRow } from './InterimRow.js';
import { LooseCalls } from './LooseCalls.js';
import { JumpButton } from './JumpButton.js';
import { MessageGroup } from './MessageGroup.js';
import { messageEvents, focusTurn } from './message-focus.js';
import { MoreItems } from '../../shared/long-list/MoreItems.js';
import { TranscriptContext, type TranscriptSettings } from './transcript-context.js';
import { TurnAnchor } from './turn-anchor.js';
import { TranscriptEmpty } from './TranscriptEmpty.js';
import { useMessageKeys } from './useMessageKeys.js';
import { useMountedGroups } from './useMountedGroups.js';
import { useNewest } from './useNewest.js';
import { RenderersKeeper } from '../../shared/renderer/RenderersKeeper.js';
import { useStickToBottom } from '../../shared/useStickToBottom.js';

/** Props of `Transcript`: how it follows the conversation and shows messages, and the attributes of its `<div>`. */
export interface TranscriptProps
  extends Omit<ComponentPropsWithoutRef<'div'>, 'children'>, TranscriptSettings {
  /** Shown before the first message. */
  readonly empty?: ReactNode;
  /**
   * What the view follows: `bottom` keeps the newest line visible; `turn` keeps the newest question at the top, with the
   * answer growing below it. @default 'bottom'
   */
  readonly anchor?: 'bottom' | 'turn';
}

const select = (state: PersonaState) => state.transcript;

/**
 * The messages, with the reasoning and tools of each turn. It follows the conversation until the user scrolls away. It
 * stays fast with thousands of messages: only the last one re-renders while it grows, and only messages near the scroll
 * position are mounted.
 *
 * @example
 * <Transcript anchor="turn" renderMessage={renderMarkdown} />
 */
export const Transcript = forwardRef<HTMLDivElement, TranscriptProps>(function Transcript(
  { className, empty, anchor = 'bottom', timestamps, renderMessage, renderActions, renderData, ...rest },
  ref,
) {
  const log = useStore(usePersona().store, select);
  const labels = useLabels();
  const [turnAnchor] = useState(() => new TurnAnchor());
  const view = useStickToBottom(anchor === 'turn' ? turnAnchor : undefined);
  const inherited = useContext(RenderTextContext);
  const render = renderMessage === undefined ? inherited : renderMessage;
  const { scroller, content, stuck, onScroll, jump, stay } = view;
  const mounted = useMountedGroups(log.groups, view);
  const { groups, before, after, reach, showNewest } = mounted;
  useKeptFocus(scroller);
  const [active] = useState(() => new ActiveMessages());
  const hasLooseCalls = usePersonaToolCalls(null).length > 0;
  const settings = useMemo(
    () => ({
      active,
      hasLooseCalls,
      ...(timestamps !== undefined && { timestamps }),
      renderMessage: render,
      ...(renderActions && { renderActions }),
      ...(renderData && { renderData }),
    }),
    [active, hasLooseCalls, timestamps, render, renderActions, renderData],
  );
  const events = useMemo(() => messageEvents(active), [active]);
  const showTurn = useCallback(
    (turnId: string) => {
      stay();
      reach(turnId);
      return focusTurn(scroller.current, turnId);
    },
    [scroller, stay, reach],
  );
  useAsTurnPlace('transcript', showTurn);
  useNewest(log, active, view, showNewest, anchor === 'turn' ? turnAnchor.hold : null);
  // The button disappears on click, so the focus moves to the messages.
  const jumpThere = () => {
    showNewest();
    jump();
    scroller.current?.focus({ preventScroll: true });
  };
  const keys = useMessageKeys(scroller, jumpThere);
  return (
    <div {...rest} ref={ref} className={classNames('persona-root persona-transcript', className)}>
      <div
        ref={scroller}
        className="persona-transcript-scroll"
        data-following={stuck || undefined}
        data-anchor={anchor}
        // Screen readers would reread a live log on every new word. `Announcer` announces the finished answer instead.
        role="log"
        aria-live="off"
        aria-label={labels.transcript}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
        tabIndex={0}
        onScroll={onScroll}
        {...events}
        {...keys}
      >
        <div ref={content} className="persona-transcript-content">
          {log.size === 0 && !hasLooseCalls && <TranscriptEmpty instead={empty} />}
          {before && (
            <MoreItems label={labels.messages.earlier} scroller={scroller} onReached={mounted.showEarlier} />
          )}
          <TranscriptContext.Provider value={settings}>
            <RenderersKeeper name="Transcript">
              {!before && <LooseCalls turnId={null} />}
              {groups.map((group, index) => {
                const previous = (index > 0 ? groups[index - 1] : before)?.items.at(-1);
                return (
                  <MessageGroup
                    key={group.id}
                    group={group}
                    previousTurnId={previous?.turnId}
                    previousAt={previous?.createdAt}
                    nextTurnId={(groups[index + 1] ?? after)?.items[0]?.turnId}
                  />
                );
              })}
            </RenderersKeeper>
          </TranscriptContext.Provider>
          {after ? (
            <MoreItems label={labels.messages.later} scroller={scroller} onReached={mounted.showLater} />
          ) : (
            <InterimRow />
          )}
        </div>
        {anchor === 'turn' && <div data-spacer="" />}
      </div>
      {!stuck && <JumpSince size={log.size} onJump={jumpThere} />}
    </div>
  );
});

/** Mounted when the user scrolls away from the end, so it knows the number of messages at that time. */
function JumpSince({ size, onJump }: { readonly size: number; readonly onJump: () => void }) {
  const [before] = useState(size);
  return <JumpButton added={size - before} onJump={onJump} />;
}
