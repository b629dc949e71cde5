import { describe, expect, it } from 'vitest';
import { layoutIds } from './layouts.js';
import { offeredScenarios, placeUrl, readPlace } from './place.js';
import { scenarios } from './scenarios.js';

const all = scenarios.map(({ id }) => id);
const home = { layout: 'chat', scenario: 'hello', developer: false } as const;

describe('readPlace', () => {
  it.each([
    '',
    '?',
    '?layout=',
    '?layout=nope&scenario=__proto__',
    '?scenario=%00&layout=chat%20',
    '?layout=Call',
  ])('falls back to the first conversation in the chat for %j', (search) =>
    expect(readPlace(search, all)).toEqual(home),
  );

  it('ignores a scenario that this page does not offer', () => {
    expect(readPlace('?scenario=error&layout=call', ['hello'])).toEqual({ ...home, layout: 'call' });
  });

  it('reads what every place writes', () => {
    for (const layout of layoutIds) {
      for (const scenario of all) {
        for (const developer of [true, false]) {
          const place = { layout, scenario, developer };
          expect(readPlace(placeUrl(place), all)).toEqual(place);
        }
      }
    }
  });
});

describe('placeUrl', () => {
  it('has nothing to say about the start', () => {
    expect(placeUrl(home)).toBe('?');
    expect(placeUrl({ ...home, developer: true }, '?layout=call')).toBe('?developer');
  });

  it('keeps other parameters, and drops the token of the server', () => {
    expect(placeUrl({ ...home, layout: 'voice' }, '?token=secret&policy=x&scenario=tool')).toBe(
      '?policy=x&layout=voice',
    );
  });
});

describe('offeredScenarios', () => {
  const offered = (has: { simulator: boolean; serverMode: boolean }) =>
    offeredScenarios(has).map(({ id }) => id);

  it('offers all with a simulated persona', () => {
    expect(offered({ simulator: true, serverMode: true })).toEqual(all);
  });

  it('leaves out what a real persona cannot show', () => {
    const real = offered({ simulator: false, serverMode: false });
    expect(all.filter((id) => !real.includes(id))).toEqual(['server-mode', 'error', 'connection']);
    expect(offered({ simulator: false, serverMode: true })).toContain('server-mode');
  });
});
