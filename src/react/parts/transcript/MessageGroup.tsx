'use client';

import { memo } from 'react';
import type { GroupedLog, TranscriptMessage } from '../../../core/index.js';
import { LooseCalls } from './LooseCalls.js';
import { PersonaRow } from './PersonaRow.js';
import { TurnTime } from './TurnTime.js';
import { TurnWork } from './TurnWork.js';
import { UserRow } from './UserRow.js';

interface MessageGroupProps {
  readonly group: GroupedLog<TranscriptMessage>['groups'][number];
  /** The turn and the time of the last message before the group. */
  readonly previousTurnId: string | undefined;
  readonly previousAt: number | undefined;
  /** The turn of the first message after the group. */
  readonly nextTurnId: string | undefined;
}

/** Consecutive messages. The browser skips groups that are not visible, and React skips unchanged ones. */
export const MessageGroup = memo(function MessageGroup({
  group,
  previousTurnId,
  previousAt,
  nextTurnId,
}: MessageGroupProps) {
  return (
    <div className="persona-message-group" data-group="">
      {group.items.map((message, index) => (
        <MessageRow
          key={message.id}
          message={message}
          previousAt={group.items[index - 1]?.createdAt ?? previousAt}
          opensTurn={(group.items[index - 1]?.turnId ?? previousTurnId) !== message.turnId}
          closesTurn={(group.items[index + 1]?.turnId ?? nextTurnId) !== message.turnId}
        />
      ))}
    </div>
  );
});

interface MessageRowProps {
  readonly message: TranscriptMessage;
  readonly previousAt: number | undefined;
  /**
   * Reasoning and tools are rendered with the first message of a turn. They are visible before the answer and stay if there
   * is no answer, so the block keeps its position, focus and open state.
   */
  readonly opensTurn: boolean;
  readonly closesTurn: boolean;
}

const MessageRow = memo(function MessageRow({ message, previousAt, opensTurn, closesTurn }: MessageRowProps) {
  const time = opensTurn && <TurnTime at={message.createdAt} previousAt={previousAt} />;
  if (message.role === 'user') {
    return (
      <>
        {time}
        <UserRow message={message} unanswered={closesTurn} />
        {opensTurn && <TurnWork turnId={message.turnId} answered={!closesTurn} />}
        {closesTurn && <LooseCalls turnId={message.turnId} />}
      </>
    );
  }
  return (
    <>
      {time}
      {opensTurn && <TurnWork turnId={message.turnId} answered />}
      <PersonaRow message={message} asked={!opensTurn} />
      {closesTurn && <LooseCalls turnId={message.turnId} />}
    </>
  );
});
