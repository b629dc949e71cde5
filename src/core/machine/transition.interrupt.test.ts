import { describe } from 'vitest';
import {
  ask,
  connecting,
  errorOf,
  fired,
  interrupt,
  live,
  modelEnded,
  spoke,
  text,
} from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const server = { mode: 'server' } as const;
const asked = [...live(), ask('a')];
/** The model has written its whole answer, and none of it was heard. */
const written = [...asked, text('a'), modelEnded('a')];
const heard = (content: string) => spoke('m', content, { correlationId: 'a.1' });

describe('turn/interrupt and talk/failed', () => {
  const failed = (turnId: string) =>
    ({ type: 'talk/failed', turnId, error: errorOf('connection-lost') }) as const;
  itFollows([
    { it: 'has nothing to interrupt without a turn', given: live(), when: interrupt },
    { it: 'has nothing to interrupt without a session', given: [], when: interrupt },
    {
      it: 'aborts a model that has said nothing',
      given: asked,
      when: interrupt,
      changes: { turn: 'ended a interrupted' },
      effects: [
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
    {
      it: 'stops the speech and keeps what was heard',
      given: [...asked, text('a', 'Hello there.'), heard('Hello')],
      when: interrupt,
      changes: {
        turn: 'ended a interrupted',
        said: ['user: Why?', 'persona (interrupted): Hello there. | Hello'],
      },
      effects: [
        'model/abort a',
        'timer/end turn',
        'session/interrupt-persona',
        'timer/set talk-cut 150',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
    {
      it: 'stops the model of Anam while it thinks',
      given: asked,
      when: interrupt,
      with: server,
      changes: { turn: 'ended a interrupted' },
      effects: [
        'timer/end turn',
        'session/interrupt-persona',
        'timer/set talk-cut 150',
        'promise/resolve turn a interrupted',
        'turn/report server interrupted',
      ],
    },
    {
      it: 'drops a question that waits for the data channel',
      given: [...connecting(), ask('a')],
      when: interrupt,
      with: server,
      changes: { turn: 'ended a interrupted', pending: '' },
      effects: ['timer/end turn', 'promise/resolve turn a interrupted', 'turn/report server interrupted'],
    },
    {
      it: 'holds the next answer until the cut is over',
      given: [...asked, text('a'), interrupt, ask('b')],
      when: text('b'),
      changes: {
        said: [
          'user: Why?',
          'persona (interrupted): Hello. | ',
          'user: Why?',
          'persona (streaming): Hello. | ',
        ],
      },
      effects: ['timer/set model-silence 120000'],
    },
    {
      it: 'sends it when the wait for the cut is over',
      given: [...asked, text('a'), interrupt, ask('b'), text('b')],
      when: fired('talk-cut'),
      changes: { turn: 'speaking b' },
      effects: ['timer/clear talk-cut', 'talk/send b b.1 Hello.', 'timer/set talk-idle 10000'],
    },
    {
      it: 'fails the turn whose words could not be sent',
      given: [...asked, text('a')],
      when: failed('a'),
      changes: {
        turn: 'ended a failed connection-lost',
        said: ['user: Why?', 'persona (failed): Hello. | '],
        error: 'connection-lost',
      },
      effects: [
        'model/abort a',
        'timer/end turn',
        'error/report connection-lost',
        'promise/resolve turn a failed',
        'turn/report client failed',
      ],
    },
    {
      it: 'ignores the failed words of another turn',
      given: [...asked, text('a')],
      when: failed('z'),
    },
  ]);
});

describe('timer/fired: turns', () => {
  itFollows([
    {
      it: 'completes a turn whose end is never reported',
      given: written,
      when: fired('turn-silence'),
      changes: { turn: 'ended a completed', said: ['user: Why?', 'persona (done): Hello. | Hello.'] },
      effects: ['timer/end turn', 'promise/resolve turn a completed', 'turn/report client completed'],
    },
    {
      it: 'fails a turn that Anam does not answer',
      given: asked,
      when: fired('turn-silence'),
      with: server,
      changes: { turn: 'ended a failed llm-timeout', error: 'llm-timeout' },
      effects: [
        'timer/end turn',
        'error/report llm-timeout',
        'promise/resolve turn a failed',
        'turn/report server failed',
      ],
    },
    {
      it: 'says once that the model of Anam is missing',
      given: asked,
      when: fired('missing-model'),
      with: server,
      changes: { error: 'config-no-model' },
      effects: ['error/report config-no-model'],
    },
    {
      it: 'aborts a model that is silent',
      given: asked,
      when: fired('model-silence'),
      changes: { turn: 'ended a failed llm-timeout', error: 'llm-timeout' },
      effects: [
        'model/abort a',
        'error/report llm-timeout',
        'timer/clear model-silence',
        'timer/end turn',
        'promise/resolve turn a failed',
        'turn/report client failed',
      ],
    },
    {
      it: 'ends a talk stream that has been idle',
      given: [...asked, text('a')],
      when: fired('talk-idle'),
      effects: ['talk/end a.1', 'timer/clear talk-idle', 'timer/set turn-silence 10600'],
    },
    {
      it: 'has no silence to end without a turn',
      given: live(),
      when: fired('turn-silence'),
    },
    {
      it: 'has no model to abort without a turn',
      given: live(),
      when: fired('model-silence'),
    },
  ]);
});
