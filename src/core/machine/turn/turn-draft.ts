import { setControl, type Draft } from '../draft.js';
import type { AppTurn, EndedTurn, ModelTurn, ServiceTurn, Talk } from './turn-record.js';

type TalkingChange = Partial<Omit<ModelTurn | AppTurn, 'by' | 'id'>>;

/** Changes the running turn if it speaks through a talk stream. Does nothing otherwise. */
export function changeTalking(draft: Draft, change: TalkingChange): void {
  const { running } = draft.control;
  if (running && running.by !== 'service') setControl(draft, { running: { ...running, ...change } });
}

/** Changes the running turn if the page's model answers it. Does nothing otherwise. */
export function changeModelTurn(draft: Draft, change: Partial<Omit<ModelTurn, 'by' | 'id'>>): void {
  const { running } = draft.control;
  if (running?.by === 'model') setControl(draft, { running: { ...running, ...change } });
}

export function changeTalk(draft: Draft, change: Partial<Talk>): void {
  const { running } = draft.control;
  if (running && running.by !== 'service')
    setControl(draft, { running: { ...running, talk: { ...running.talk, ...change } } });
}

type SpeechChange = Partial<Pick<EndedTurn, 'speechEnded' | 'firstTextAt'>>;

/** Changes the speech record of a running or ended turn. */
export function changeSpeech(
  draft: Draft,
  turnId: string,
  change: SpeechChange &
    Partial<Pick<ModelTurn, 'spoken' | 'cueProgress'> & Pick<ServiceTurn, 'awaitsWords' | 'heldCue'>>,
): void {
  const { running, recent } = draft.control;
  if (running?.id === turnId) setControl(draft, { running: { ...running, ...change } });
  else
    setControl(draft, {
      recent: recent.map((turn) => (turn.id === turnId ? { ...turn, ...change } : turn)),
    });
}
