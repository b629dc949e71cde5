import { describe, expect, it } from 'vitest';
import { thought } from '../testing/fixture-state.js';
import { reasoningTitle } from '../reasoning/reasoning-title.js';
import { sameData } from '../../internal/same-data.js';
import { formatCount, formatDuration } from './format-label.js';
import { englishLabels } from './labels.js';
import { mergeLabels } from './merge-labels.js';

describe('labels', () => {
  it('put the app’s texts over the English ones, two levels deep', () => {
    const labels = mergeLabels({ send: 'Wyślij', activity: { thinking: 'Myśli' } });
    expect(labels.send).toBe('Wyślij');
    expect(labels.activity).toEqual({ ...englishLabels.activity, thinking: 'Myśli' });
    expect(labels.start).toBe(englishLabels.start);
  });

  it('are the same when they say the same', () => {
    const written = () => ({ send: 'a', errors: { 'session-busy': 'b' } });
    expect(sameData(written(), written())).toBe(true);
    expect(sameData(written(), { send: 'a' })).toBe(false);
    expect(sameData(undefined, {})).toBe(false);
  });

  it('accept a locale as in translation files, and keep the inherited one if it is invalid', () => {
    expect(mergeLabels({ locale: 'pt_BR' }).locale).toBe('pt-BR');
    expect(mergeLabels({ locale: 'zh_Hans_CN' }).locale).toBe('zh-Hans-CN');
    for (const locale of ['', 'de_DE.UTF-8', 'no such language'])
      expect(mergeLabels({ locale }, mergeLabels({ locale: 'fr' })).locale).toBe('fr');
  });

  it('take the plural form of the language', () => {
    const seconds = { one: '{count} sekunda', few: '{count} sekundy', other: '{count} sekund' };
    const inPolish = [1, 3, 5, 22].map((count) => formatCount(seconds, count, 'pl'));
    expect(inPolish).toEqual(['1 sekunda', '3 sekundy', '5 sekund', '22 sekundy']);
  });

  it('write a duration in seconds and minutes', () => {
    expect([0, 400, 12_400, 60_000, 125_000].map((ms) => formatDuration(ms, englishLabels))).toEqual([
      '0 s',
      '0 s',
      '12 s',
      '1 min',
      '2 min 5 s',
    ]);
  });
});

describe('the title of a reasoning block', () => {
  const title = (...thoughts: Parameters<typeof reasoningTitle>[0]) =>
    reasoningTitle(thoughts, englishLabels);
  const at = (ms: number) => thought(0, '').startedAt + ms;

  it('says that it thinks, then for how long it did', () => {
    expect(title(thought(0, 'a', { status: 'streaming' }))).toBe('Thinking…');
    expect(title(thought(0, 'a'))).toBe('Thought for 12 s');
    expect(title(thought(0, 'a', { endedAt: at(300) }))).toBe('Thought for a moment');
  });

  it('adds up several thoughts and shows when they were interrupted', () => {
    const later = thought(0, 'b', { startedAt: at(20_000), endedAt: at(23_000) });
    expect(title(thought(0, 'a'), later)).toBe('Thought for 15 s');
    expect(title(thought(0, 'a', { status: 'interrupted', endedAt: at(4_000) }))).toBe(
      'Stopped thinking after 4 s',
    );
  });
});

it('the labels of a chat go over those above it, and keep the rest of them', () => {
  const above = mergeLabels({ locale: 'de', send: 'Senden', ended: { user: 'Ende' } });
  const labels = mergeLabels({ ended: { limit: 'Zeit um' } }, above);
  expect(labels).toMatchObject({ locale: 'de', send: 'Senden' });
  expect(labels.ended).toEqual({ ...englishLabels.ended, user: 'Ende', limit: 'Zeit um' });
  expect(mergeLabels(undefined, above)).toBe(above);
});
