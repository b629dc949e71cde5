import { modeErrors } from '../../../internal/errors/mode-errors.js';
import { errorFactory, type PersonaErrorCode } from '../../../internal/persona-error.js';
import type { SessionSignal, SpeechChunk } from '../../ports/session-port.js';
import { continuesAt } from '../../text/heard-position.js';
import type { TransitionContext } from '../context.js';
import { emit, raiseError, type Draft } from '../draft.js';
import type { ModelSigns } from '../session/session-control.js';
import { changeConnection, connectionIn } from '../session/session-draft.js';
import { talkedOf } from './turn-record.js';

const modeError = errorFactory(modeErrors);

/** How the service marks speech from a talk stream (observed in recordings of SDK 4.27, not documented). */
const EXTERNAL_ID = 'persona::external::';

/**
 * Detects activity of Anam's own model: expected in server mode, a configuration error in client mode.
 */
export function watchForModel(draft: Draft, signal: SessionSignal): void {
  if (!isModelSign(draft, signal)) return;
  if (draft.view.mode === 'server') return acceptSign(draft);
  report(
    draft,
    'config-other-model',
    `Anam's own model answered in client mode (${signal.type === 'speech' ? 'speech without a talk stream' : signal.type}).`,
  );
}

/** Handles a question that was sent to Anam's model. */
export function awaitModel(draft: Draft, { timeouts }: TransitionContext): void {
  const signs = connectionIn(draft)?.signs;
  if (!signs) return;
  const { seen, awaited, reported } = signs;
  if (seen || awaited || reported) return;
  setSigns(draft, { awaited: true });
  emit(draft, { type: 'timer/set', name: 'missing-model', ms: timeouts.answerMs });
}

/** Anam's model sent nothing during the session. The turn still waits, because the model may only be slow. */
export function missModel(draft: Draft, { timeouts }: TransitionContext): void {
  const { running } = draft.control;
  setSigns(draft, { awaited: false });
  if (running?.by !== 'service') return;
  report(
    draft,
    'config-no-model',
    `Anam's model showed no sign of an answer within ${timeouts.answerMs} ms.`,
  );
}

function acceptSign(draft: Draft): void {
  const { seen, awaited } = connectionIn(draft)?.signs ?? { seen: true, awaited: false };
  if (awaited) emit(draft, { type: 'timer/clear', name: 'missing-model' });
  if (!seen) setSigns(draft, { seen: true, awaited: false });
}

function isModelSign(draft: Draft, signal: SessionSignal): boolean {
  if (signal.type === 'speech')
    return signal.chunk.role === 'persona' && isSpeechOfModel(draft, signal.chunk);
  return signal.type === 'thoughts' || signal.type === 'tool-started';
}

/**
 * Whether none of our talk streams can have caused this speech. If the ids do not decide and one of our turns is
 * speaking, the words decide, but only in a session that has marked our speech before, because a voice may speak `3` as
 * `three`.
 */
function isSpeechOfModel(draft: Draft, chunk: SpeechChunk): boolean {
  const { running, recent, speechTurns } = draft.control;
  const isMarked = connectionIn(draft)?.signs.seen ?? false;
  if (chunk.content.trim() === '') return false;
  if (chunk.messageId.startsWith(EXTERNAL_ID)) {
    if (draft.view.mode === 'client' && !isMarked) setSigns(draft, { seen: true });
    return false;
  }
  const ours = (running ? [running, ...recent] : recent).filter((turn) => turn.by !== 'service');
  const bound = speechTurns.find(({ messageId }) => messageId === chunk.messageId)?.turnId;
  if (ours.some((turn) => turn.id === bound || isIn(talkedOf(turn).correlationIds, chunk.correlationId)))
    return false;
  const talking = ours.filter((turn) => talkedOf(turn).sent !== '' && !turn.speechEnded);
  if (talking.length === 0) return true;
  if (draft.view.mode === 'server' || !isMarked) return false;
  return !talking.some((turn) => continuesAt(talkedOf(turn).sent, talkedOf(turn).spoken, chunk.content));
}

const isIn = (ids: readonly string[], id: string | undefined) => id !== undefined && ids.includes(id);

/** Reports the problem once per session. The session continues. */
function report(draft: Draft, code: PersonaErrorCode & keyof typeof modeErrors, message: string): void {
  if (connectionIn(draft)?.signs.reported) return;
  setSigns(draft, { reported: true });
  raiseError(draft, modeError(code, { message }));
}

function setSigns(draft: Draft, change: Partial<ModelSigns>): void {
  const signs = connectionIn(draft)?.signs;
  if (signs) changeConnection(draft, { signs: { ...signs, ...change } });
}
