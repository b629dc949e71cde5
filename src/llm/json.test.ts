import { expect, it } from 'vitest';
import { parseJson } from './json.js';

it.each(['', '{', 'x', '['.repeat(100_000), `${'['.repeat(2_000)}${']'.repeat(2_000)}`])(
  'returns undefined for what is not JSON or is nested too deep (%#)',
  (text) => expect(parseJson(text)).toBeUndefined(),
);
