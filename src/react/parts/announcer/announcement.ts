import {
  selectActivity,
  type ModeSwitch,
  type PersonaMode,
  type PersonaState,
  type SessionEnding,
  type Thought,
} from '../../../core/index.js';
import { errorSentence, formatDuration, formatLabel } from '../../labels/format-label.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';
import { toolName } from '../../shared/tool-text.js';
import { findAnswer } from '../../shared/find-answer.js';

/**
 * What a live region says of this state. It follows from the state alone, so nothing is said twice. Nothing while the
 * persona speaks: it would talk over it. A tool that waits for the user comes before anything else.
 */
export function announcement(state: PersonaState, labels: PersonaLabels): string {
  const needed = neededPermission(state, labels);
  if (needed) return needed;
  if (state.switching) return switchWords(state.mode, state.switching, labels);
  const activity = selectActivity(state);
  const word = labels.activity[activity];
  switch (activity) {
    case 'idle':
    case 'speaking':
      return '';
    case 'listening': {
      const answer = justFinished(state) ? finishedAnswer(state, labels) : undefined;
      const ending = state.ending && endingWords(state.ending, labels);
      return [answer, ending].filter(Boolean).join(' ') || word;
    }
    case 'interrupted': {
      const heard = findAnswer(state)?.heard;
      return heard ? `${word}. ${labels.persona}: ${heard}` : word;
    }
    case 'ended':
    case 'failed': {
      const error = state.session.status === 'ended' ? state.session.error : undefined;
      return error ? `${word}. ${errorSentence(error, labels)}` : word;
    }
    case 'connecting':
    case 'thinking':
    case 'reconnecting':
      return word;
  }
}

/** Once, with the time that is left when the warning begins: the seconds are not counted aloud. */
function endingWords({ reason, since, endsAt }: SessionEnding, labels: PersonaLabels): string {
  return formatLabel(labels.ending[reason], { time: formatDuration(endsAt - since, labels) });
}

function switchWords(mode: PersonaMode, { status }: ModeSwitch, labels: PersonaLabels): string {
  const label = status === 'switching' ? labels.modeSwitching : labels.modeReturning;
  return formatLabel(label, { mode: labels.modes[mode] });
}

/** An answer from before a loss of the connection has been told. */
function justFinished({ session, turn }: PersonaState): boolean {
  return session.status === 'live' && turn.status === 'ended' && turn.endedAt >= session.since;
}

function finishedAnswer(state: PersonaState, labels: PersonaLabels): string | undefined {
  const answer = findAnswer(state);
  if (!answer) return undefined;
  // Together with the answer: when the thought ends, the persona begins to speak.
  const thoughts = thoughtsOfTurn(state, answer.turnId);
  const before = thoughts.length > 0 ? `${reasoningTitle(thoughts, labels)}. ` : '';
  return `${before}${labels.persona}: ${answer.written}`;
}

/** Those of the turn that ended last are at the end. */
function thoughtsOfTurn({ reasoning }: PersonaState, turnId: string): Thought[] {
  const latest = reasoning.groups.slice(-2).flatMap((group) => group.items);
  return latest.filter((thought) => thought.turnId === turnId);
}

/** Names all of them, so that a second call of the same tool is news. */
function neededPermission({ toolCalls }: PersonaState, labels: PersonaLabels): string | undefined {
  const names = toolCalls.groups
    // Those that wait are of the running turn, the latest.
    .slice(-2)
    .flatMap(({ items }) => items.filter(({ status }) => status === 'awaiting-approval'))
    .map(({ name }) => toolName(name, labels));
  return names.length > 0 ? formatLabel(labels.toolWaits, { names: names.join(', ') }) : undefined;
}
