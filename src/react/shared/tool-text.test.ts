import { describe, expect, it } from 'vitest';
import { toolCall } from '../testing/fixture-state.js';
import { mergeLabels } from '../labels/merge-labels.js';
import { readableJson, toolName, toolSentence } from './tool-text.js';

const labels = mergeLabels({
  toolCall: { done: 'Zrobione: {name}' },
  toolNames: { get_weather: 'pogoda' },
});

describe('the name of a tool', () => {
  it.each([
    ['look_up_weather', 'look up weather'],
    ['find-city', 'find city'],
    ['lookUpWeather', 'look up weather'],
    ['getURL', 'getURL'],
    ['constructor', 'constructor'],
    ['get_weather', 'pogoda'],
  ])('%s is read as %s', (name, read) => {
    expect(toolName(name, labels)).toBe(read);
  });
});

it('shows the state with the labels of the app, else in English', () => {
  expect(toolSentence(toolCall(0, 'get_weather'), labels)).toBe('Zrobione: pogoda');
  expect(toolSentence(toolCall(0, 'get_weather', { status: 'failed' }), labels)).toBe('Failed: pogoda');
});

it('formats JSON, and leaves other text unchanged', () => {
  expect(readableJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  for (const text of ['{"a":', 'plain words', '12345678901234567890', ''])
    expect(readableJson(text)).toBe(text);
});

it('spells out what cannot be seen, in what the user decides on', () => {
  expect(readableJson('{"to":"a\u202Eb\u200B"}')).toBe('{\n  "to": "a[U+202E]b[U+200B]"\n}');
  expect(readableJson('rm \u2066x\u2069\u0085\u2028')).toBe('rm [U+2066]x[U+2069][U+0085][U+2028]');
  expect(readableJson('می\u200Cخواهم 👨‍👩‍👧\n\t')).toBe('می\u200Cخواهم 👨‍👩‍👧\n\t');
  expect(toolSentence(toolCall(0, 'pay\u202Eyap'), labels)).toBe('Zrobione: pay[U+202E]yap');
});
