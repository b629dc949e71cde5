import { emit, setControl, type Draft } from './draft.js';
import { isOpen } from './session/session-control.js';
import type { Watches } from './state.js';

const names = ['page', 'microphone', 'probing'] as const;

/** Derives the watches from the state after every event, so that no rule has to start or stop them. */
export function keepWatches(draft: Draft): void {
  const { watches } = draft.control;
  const wanted = wantedWatches(draft);
  if (names.every((name) => wanted[name] === watches[name])) return;
  setControl(draft, { watches: wanted });
  for (const watch of names)
    if (wanted[watch] !== watches[watch])
      emit(draft, { type: wanted[watch] ? 'watch/start' : 'watch/stop', watch });
}

const wantedWatches = ({ view, control }: Draft): Watches => ({
  page: isOpen(control.session),
  microphone: control.microphone.wanted,
  probing: view.mode === 'client' && view.session.status === 'live',
});
