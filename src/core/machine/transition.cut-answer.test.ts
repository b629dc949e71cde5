import { describe } from 'vitest';
import { ask, live, say, signal, spoke, userSaid } from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const interrupted = { endOfSpeech: true, interrupted: true } as const;
const userSpeaks = signal({ type: 'user-speech', speaking: true });
const replaced = [...live(), ask('a'), ask('b', 'How?')];

describe('an answer of the model of Anam that was cut before its first word', () => {
  itFollows(
    [
      {
        it: 'does not end the next answer when its end arrives late',
        given: replaced,
        when: spoke('m1', '', interrupted),
        effects: ['timer/clear talk-cut'],
      },
      {
        it: 'does not end the answer after the next when the end of a heard answer comes before its own',
        given: [
          ...live(),
          ask('a'),
          spoke('m1', 'Because '),
          ask('b', 'How?'),
          ask('c', 'When?'),
          spoke('m1', '', interrupted),
        ],
        when: spoke('m2', '', interrupted),
        // No visible change, and above all no end of the third turn.
        changes: {},
      },
      {
        it: 'does not end the answer after the next when the app wanted to speak between them',
        given: [...live(), ask('a'), say('b', 'Well.'), ask('c', 'When?')],
        when: spoke('m1', '', interrupted),
        effects: ['timer/clear talk-cut'],
      },
      {
        it: 'gets its words back from the next answer when its end arrives',
        given: [...replaced, spoke('m1', 'Because ')],
        when: spoke('m1', '', interrupted),
        at: 5_000,
        changes: {
          said: ['user: Why?', 'persona (interrupted): Because  | Because ', 'user: How?'],
          turn: 'thinking b',
        },
        effects: ['timer/set turn-silence 60000', 'timer/clear talk-cut'],
      },
      {
        it: 'gets the words of its end too',
        given: replaced,
        when: spoke('m1', 'Because ', interrupted),
        changes: { said: ['user: Why?', 'persona (interrupted): Because  | Because ', 'user: How?'] },
        effects: ['timer/clear missing-model', 'timer/clear talk-cut'],
      },
      {
        it: 'does not get the words of an answer that the user interrupts',
        given: [...replaced, spoke('m2', 'Like '), userSpeaks],
        when: spoke('m2', '', interrupted),
        changes: {
          said: ['user: Why?', 'user: How?', 'persona (interrupted): Like  | Like '],
          turn: 'ended b interrupted',
        },
        effects: ['timer/end turn', 'promise/resolve turn b interrupted', 'turn/report server interrupted'],
      },
      {
        it: 'gets its words at once if its question was spoken, because both have one exchange',
        given: [...live(), userSaid('u1', 'Why?', { exchangeId: '1' }), ask('b', 'How?')],
        when: spoke('m1', 'Because ', { exchangeId: '1' }),
        changes: { said: ['user: Why?', 'persona (interrupted): Because  | Because ', 'user: How?'] },
        effects: ['timer/clear missing-model'],
      },
      {
        it: 'does not get the words of an answer to a spoken question',
        given: [
          ...live(),
          ask('a'),
          userSaid('u2', 'How?', { exchangeId: '2' }),
          spoke('m2', 'Like ', { exchangeId: '2' }),
        ],
        when: spoke('m2', '', { ...interrupted, exchangeId: '2' }),
        changes: {
          said: ['user: Why?', 'user: How?', 'persona (interrupted): Like  | Like '],
          turn: 'ended new interrupted',
        },
        effects: ['timer/end turn', 'promise/resolve turn new interrupted', 'turn/report server interrupted'],
      },
    ],
    { mode: 'server' },
  );
});
