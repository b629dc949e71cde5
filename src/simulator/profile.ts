import type { Scenario } from './scenario.js';
import type { Voice } from './speech-player.js';
import { spokenNumbers } from './spoken-numbers.js';

/**
 * How close the simulated service is to a real one:
 *
 * - `ideal`: 120 ms to the first word, every word reported as it was written
 * - `typical`: 0.5 to 0.9 s to the first word, up to four words in a report, numbers reported as words, and ready 0.3 s
 *   after the answer
 * - `hostile`: up to 2 s to the first word, up to seven words in a report, numbers as words, late readiness, late
 *   transcripts and ends, and every event twice
 */
export type SimulatorProfile = 'ideal' | 'typical' | 'hostile';

/** What a profile sets, unless the scenario sets it. */
export interface ProfileSettings extends Pick<Scenario, 'lagsMs' | 'copies' | 'readyAfterMs'> {
  readonly latenciesMs: readonly number[];
  readonly reports: readonly number[];
  readonly asWords: boolean;
}

export const profiles: Readonly<Record<SimulatorProfile, ProfileSettings>> = {
  ideal: { latenciesMs: [120], reports: [1], asWords: false },
  typical: {
    latenciesMs: [500, 900, 650, 800],
    reports: [2, 1, 4, 3, 1],
    asWords: true,
    readyAfterMs: 300,
  },
  hostile: {
    latenciesMs: [900, 2000, 300],
    reports: [1, 7, 3, 5],
    asWords: true,
    readyAfterMs: 1500,
    copies: 2,
    lagsMs: { 'user-text': 700, 'talk-interrupted': 250, 'persona-end': 400 },
  },
};

/** Returns the values in turn, again and again, so that each run is the same. */
function inTurn(values: readonly number[]): () => number {
  let index = -1;
  return () => values[(index = (index + 1) % values.length)] ?? 0;
}

/** @param latencyMs the app's own delay to the first word, which wins */
export function voiceOf({ latenciesMs, reports, asWords }: ProfileSettings, latencyMs?: number): Voice {
  return {
    latencyMs: inTurn(latencyMs === undefined ? latenciesMs : [latencyMs]),
    wordsInReport: inTurn(reports),
    spoken: asWords ? spokenNumbers : (word) => word,
  };
}
