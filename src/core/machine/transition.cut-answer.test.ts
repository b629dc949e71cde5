import { describe } from 'vitest';
import { ask, live, spoke } from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const interrupted = { endOfSpeech: true, interrupted: true } as const;
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
        it: 'takes its words out of the next answer when its end arrives',
        given: [...replaced, spoke('m1', 'Because ')],
        when: spoke('m1', '', interrupted),
        changes: {
          said: ['user: Why?', 'user: How?', 'persona (streaming):  | '],
        },
        effects: ['timer/clear talk-cut'],
      },
      {
        it: 'lets the next answer be interrupted after the second in which its end can arrive',
        given: [...replaced, spoke('m2', 'Like ')],
        when: spoke('m2', '', interrupted),
        at: 1_001,
        changes: {
          said: ['user: Why?', 'user: How?', 'persona (interrupted): Like  | Like '],
          turn: 'ended b interrupted',
        },
        effects: ['timer/end turn', 'promise/resolve turn b interrupted', 'turn/report server interrupted'],
      },
    ],
    { mode: 'server' },
  );
});
