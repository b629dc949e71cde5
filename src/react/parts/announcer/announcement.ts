import {
  selectActivity,
  type ModeSwitch,
  type PersonaMode,
  type PersonaState,
  type SessionEnding,
  type Thought,
  type ToolCall,
} from '../../../core/index.js';
import { errorSentence, formatDuration, formatLabel, stopNote } from '../../labels/format-label.js';
import type { AnnouncerLabels } from '../../labels/announcer-labels.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { reasoningTitle } from '../../reasoning/reasoning-title.js';
import { toolName } from '../../shared/tool-text.js';
import { findAnswer } from '../../shared/find-answer.js';

type SpokenLabels = PersonaLabels & AnnouncerLabels;

/**
 * Returns the text of the live region for a state. It depends only on the state, so nothing is announced twice. It is
 * empty while the persona speaks, so that a screen reader does not talk over the persona. A waiting tool call has
 * priority; `questionOf` returns its name, or the tool's own question. `notice` is announced when a session begins.
 */
export function announcement(
  state: PersonaState,
  labels: SpokenLabels,
  questionOf: (call: ToolCall) => string = ({ name }) => toolName(name, labels),
  notice = '',
): string {
  const needed = neededPermission(state, labels, questionOf);
  if (needed) return needed;
  if (state.switching) return switchWords(state.mode, state.switching, labels);
  const activity = selectActivity(state);
  const word = labels.activity[activity];
  switch (activity) {
    case 'idle':
    case 'speaking':
      return '';
    case 'listening':
    case 'muted':
    case 'text-only':
    case 'no-microphone': {
      const answer = justFinished(state) ? finishedAnswer(state, labels) : undefined;
      const ending = state.ending && endingWords(state.ending, labels);
      // All of these states have the same text, so that push-to-talk does not cause an announcement each time.
      return [answer, ending].filter(Boolean).join(' ') || labels.activity['text-only'];
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
      return notice ? `${word}. ${notice}` : word;
    case 'thinking':
    case 'waiting':
    case 'reconnecting':
      return word;
  }
}

/** Returns the warning with the remaining time, which is announced once. The countdown is not announced. */
function endingWords({ reason, since, endsAt }: SessionEnding, labels: PersonaLabels): string {
  return formatLabel(labels.ending[reason], { time: formatDuration(endsAt - since, labels) });
}

function switchWords(mode: PersonaMode, { status }: ModeSwitch, labels: SpokenLabels): string {
  const label = status === 'switching' ? labels.modeSwitching : labels.modeReturning;
  return formatLabel(label, { mode: labels.modes[mode] });
}

/** Whether the answer has just finished. An answer from before a reconnect has already been announced. */
function justFinished({ session, turn }: PersonaState): boolean {
  return session.status === 'live' && turn.status === 'ended' && turn.endedAt >= session.since;
}

function finishedAnswer(state: PersonaState, labels: PersonaLabels): string | undefined {
  const answer = findAnswer(state);
  if (!answer) return undefined;
  // Announced together with the answer, because the persona starts to speak when the thought ends.
  const thoughts = thoughtsOfTurn(state, answer.turnId);
  const before = thoughts.length > 0 ? `${reasoningTitle(thoughts, labels)}. ` : '';
  const note = stopNote(answer, labels);
  return `${before}${labels.persona}: ${answer.written}${note && ` (${note})`}`;
}

/** Returns the thoughts of the last ended turn, which are in the newest groups. */
function thoughtsOfTurn({ reasoning }: PersonaState, turnId: string): Thought[] {
  const latest = reasoning.groups.slice(-2).flatMap((group) => group.items);
  return latest.filter((thought) => thought.turnId === turnId);
}

/**
 * Returns the announcement for waiting calls. It lists all names, so that a second call of the same tool changes the
 * text.
 */
function neededPermission(
  { toolCalls }: PersonaState,
  labels: SpokenLabels,
  questionOf: (call: ToolCall) => string,
): string | undefined {
  const names = toolCalls.groups
    // Waiting calls belong to the current turn, which is the latest.
    .slice(-2)
    .flatMap(({ items }) => items.filter(({ status }) => status === 'awaiting-approval'))
    .map(questionOf);
  return names.length > 0 ? formatLabel(labels.toolWaits, { names: names.join(', ') }) : undefined;
}
