import { expect, it } from 'vitest';
import { checkOldNames, oldNamesIn } from './old-names.mjs';

it('finds no old name in what people read or install', () => {
  expect(checkOldNames()).toEqual([]);
});

it.each([
  ['persona.stop();', 'persona.stop()'],
  ['<PersonaChat stopUrl="/stop" />', 'stopUrl'],
  ['<PersonaChat maxSessionSeconds={60} />', 'maxSessionSeconds'],
  ['<PersonaChat redactReasoning={hide} />', 'redactReasoning={…}'],
  ['<PersonaProvider microphone={false}>', 'microphone={…}'],
  ['<PersonaChat onClient={listen} />', 'onClient={…}'],
  ["endUrl: '/api/persona/stop'", '/api/persona/stop'],
  ['<ReasoningHistory style={tall} thoughts={thoughts} />', 'thoughts={…} of Reasoning and ReasoningHistory'],
  ['const { fault } = store.getState().fault;', 'state.fault'],
  ['createPersona({ session, llm, onTimeline })', 'onTimeline'],
  ['<Timeline budget={{ response: 2500 }} />', 'LatencyBudget keys without a unit'],
  ["createSimulator({ scenario: { name: 'late', lags: { 'user-text': 1000 } } })", 'lags'],
])('reports %s with its line', (code, old) => {
  expect(oldNamesIn(`\n${code}`)).toEqual([expect.objectContaining({ line: 2, old })]);
});

it.each([
  'privacy={{ redactReasoning }}',
  'trial.stop()',
  'stopPropagation()',
  '<Thoughts thoughts={list} />',
])('accepts %s', (code) => {
  expect(oldNamesIn(code)).toEqual([]);
});
