import { describe, expect, it } from 'vitest';
import { reasoningTurns } from '../testing/fixture-reasoning.js';
import { filterTurns, noFilter } from './reasoning-filter.js';

describe('filterTurns', () => {
  const turns = reasoningTurns();
  const ids = (filter: Partial<typeof noFilter>) =>
    filterTurns(turns, { ...noFilter, ...filter }).map(({ steps }) => steps.map(({ id }) => id));

  it('keeps the thoughts that pass, and the tools beside them', () => {
    expect(ids({ status: 'streaming' })).toEqual([['turn-1-look_up', 'second']]);
    expect(ids({ source: 'server' })).toEqual([['stray']]);
    expect(ids({ length: 'long' })).toEqual([]);
    expect(filterTurns(turns, noFilter)).toBe(turns);
  });
});
