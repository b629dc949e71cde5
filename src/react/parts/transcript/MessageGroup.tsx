'use client';

import { memo } from 'react';
import type { GroupedLog, TranscriptMessage } from '../../../core/index.js';
import { LooseCalls } from './LooseCalls.js';
import { PersonaRow } from './PersonaRow.js';
import { TurnWork } from './TurnWork.js';
import { UserRow } from './UserRow.js';

interface MessageGroupProps {
  readonly group: GroupedLog<TranscriptMessage>['groups'][number];
  /** The turn of the message before the group. */
  readonly previousTurnId: string | undefined;
  /** The turn of the message after it. */
  readonly nextTurnId: string | undefined;
}

/** Some neighbouring messages. The browser skips whole groups that are out of sight, and React those that are old. */
export const MessageGroup = memo(function MessageGroup({
  group,
  previousTurnId,
  nextTurnId,
}: MessageGroupProps) {
  return (
    <div className="persona-message-group" data-group="">
      {group.items.map((message, index) => (
        <MessageRow
          key={message.id}
          message={message}
          opensTurn={(group.items[index - 1]?.turnId ?? previousTurnId) !== message.turnId}
          closesTurn={(group.items[index + 1]?.turnId ?? nextTurnId) !== message.turnId}
        />
      ))}
    </div>
  );
});

interface MessageRowProps {
  readonly message: TranscriptMessage;
  /**
   * The first message of a turn holds the turn's reasoning and tools: they are there before the answer is, and stay
   * when no answer ever comes, so the block keeps its place, its focus and what the reader did to it.
   */
  readonly opensTurn: boolean;
  readonly closesTurn: boolean;
}

const MessageRow = memo(function MessageRow({ message, opensTurn, closesTurn }: MessageRowProps) {
  if (message.role === 'user') {
    return (
      <>
        <UserRow message={message} unanswered={closesTurn} />
        {opensTurn && <TurnWork turnId={message.turnId} />}
        {closesTurn && <LooseCalls turnId={message.turnId} />}
      </>
    );
  }
  return (
    <>
      {opensTurn && <TurnWork turnId={message.turnId} />}
      <PersonaRow message={message} asked={!opensTurn} />
      {closesTurn && <LooseCalls turnId={message.turnId} />}
    </>
  );
});
