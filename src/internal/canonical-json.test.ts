import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';

it.each([
  [String.raw`{"key":"\u0034711"}`, '{"key":"4711"}'],
  [String.raw`{"\u0061": ["\/", "\n"]}`, String.raw`{"a":["/","\n"]}`],
  [String.raw`"\ud83d\udc4b"`, '"👋"'],
])('undoes the escapes of %s', (text, canonical) => {
  expect(canonicalJson(text)).toBe(canonical);
});

it.each(['{ "a": 1.0 }', '', 'no JSON', String.raw`no \u0034 JSON`, '{"a'])('returns %s as it is', (text) => {
  expect(canonicalJson(text)).toBe(text);
});
