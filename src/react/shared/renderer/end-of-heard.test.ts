import { expect, it } from 'vitest';
import { endOfHeard } from './end-of-heard.js';

const shownHeard = (shown: string, heard: string) => shown.slice(0, endOfHeard(shown, heard));

it.each([
  ['plain text', 'Start with Alfama, early.', 'Start with', 'Start with'],
  ['bold and code', 'Use npm run now, it works', 'Use **npm** `run`', 'Use npm run'],
  ['a heading and a list', 'PlanAlfamaBelém', '## Plan\n\n- Alfama', 'PlanAlfama'],
  ['the address of a link', 'See the docs here', 'See [the docs](https://x.io)', 'See the docs'],
  ['nothing heard', 'Start', '', ''],
  ['all heard', 'A b c', '**A** b c', 'A b c'],
  ['other scripts', '空は青いです', '空は**青い**', '空は青い'],
])('finds the end of the heard text in %s', (_, shown, heard, expected) => {
  expect(shownHeard(shown, heard)).toBe(expected);
});

it('does not treat a URL as words', () => {
  expect(shownHeard('docs and then more', '[docs](https://and.example) and then')).toBe('docs and then');
});
