import type { StagePlayer } from './stage-player.js';

const stagesOf = new WeakMap<object, Set<StagePlayer>>();

/**
 * Adds a stage of a persona. If there are several, only the first plays the voice; when it unmounts, the next one does.
 * The others are muted, as after a click on `Stage.Volume`.
 */
export function joinStages(persona: object, player: StagePlayer): () => void {
  const stages = stagesOf.get(persona) ?? new Set();
  stagesOf.set(persona, stages);
  if (stages.size > 0) silence(player, true);
  stages.add(player);
  return () => {
    stages.delete(player);
    const [next] = stages;
    if (next && !player.getState().silent) silence(next, false);
  };
}

/** Mutes or unmutes a stage at the user's request. Unmuting one stage mutes the others. */
export function setSilent(persona: object, player: StagePlayer, silent: boolean): void {
  silence(player, silent);
  if (silent) return;
  for (const other of stagesOf.get(persona) ?? []) if (other !== player) silence(other, true);
}

function silence(player: StagePlayer, silent: boolean): void {
  if (player.getState().silent !== silent) player.dispatch({ type: 'silence', silent });
}
