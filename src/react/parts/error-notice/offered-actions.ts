import type { ErrorAction, PersonaError, PersonaState } from '../../../core/index.js';

export type OfferedAction = Exclude<ErrorAction, 'none'>;

/** The parts of the persona's state that decide which actions can help. */
export interface ActionContext {
  readonly isLive: boolean;
  readonly isStarting: boolean;
  /** The last turn, if it failed and the user had asked something in it. */
  readonly failedTurnId: string | null;
  /** Whether there is a text field. */
  readonly canType: boolean;
}

export function selectActionContext({
  session,
  turn,
  transcript,
}: PersonaState): Omit<ActionContext, 'canType'> {
  const isLive = session.status === 'live' || session.status === 'reconnecting';
  const failed = turn.status === 'ended' && turn.outcome === 'failed' ? turn.turnId : null;
  const wasAsked = transcript.groups
    .at(-1)
    ?.items.some(({ role, turnId }) => role === 'user' && turnId === failed);
  return {
    isLive,
    isStarting: session.status === 'authorizing' || session.status === 'connecting',
    failedTurnId: wasAsked ? failed : null,
  };
}

/** Returns the actions that can help now, the best first. */
export function offeredActions({ action }: PersonaError, context: ActionContext): readonly OfferedAction[] {
  const { isLive, isStarting, failedTurnId, canType } = context;
  const typing: readonly OfferedAction[] = isLive && canType ? ['type'] : [];
  switch (action) {
    case 'none':
      return [];
    case 'start':
      return isStarting ? [] : ['start'];
    case 'ask-again':
      return isLive && failedTurnId !== null ? ['ask-again'] : [];
    case 'microphone':
      return isLive ? ['microphone', ...typing] : [];
    case 'type':
      return typing;
    case 'reload':
      return ['reload'];
  }
}

/** Returns how long to wait after the error, in milliseconds. */
export const waitOf = ({ data, retry }: PersonaError): number =>
  data.retryAfterMs ?? (typeof retry === 'object' ? retry.afterMs : 0);
