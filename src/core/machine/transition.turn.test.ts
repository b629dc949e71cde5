import { describe } from 'vitest';
import {
  ask,
  channelOpen,
  codeLoaded,
  connecting,
  end,
  errorOf,
  interrupt,
  live,
  modelEnded,
  part,
  say,
  start,
  text,
  thought,
} from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const server = { mode: 'server' } as const;
const asked = [...live(), ask('a')];
/** The model has written its whole answer, and none of it was heard. */
const written = [...asked, text('a'), modelEnded('a')];

describe('turn/ask', () => {
  itFollows([
    {
      it: 'goes nowhere without a session',
      given: [],
      when: ask('a'),
      effects: ['promise/resolve turn a interrupted'],
    },
    {
      it: 'goes nowhere after an end',
      given: [...live(), end],
      when: ask('a'),
      effects: ['promise/resolve turn a interrupted'],
    },
    {
      it: 'waits for the code of sessions',
      given: [start],
      when: ask('a'),
      changes: { early: 'a' },
      effects: [],
    },
    {
      it: 'asks the model while the session is authorized',
      given: [start, codeLoaded],
      when: ask('a'),
      changes: { turn: 'thinking a', said: ['user: Why?'] },
      effects: ['model/start a [user: Why?] true', 'timer/set model-silence 120000'],
    },
    {
      it: 'asks the model of the page',
      given: live(),
      when: ask('a'),
      changes: { turn: 'thinking a', said: ['user: Why?'] },
      effects: ['model/start a [user: Why?] true', 'timer/set model-silence 120000'],
    },
    {
      it: 'asks the model of Anam',
      given: live(),
      when: ask('a'),
      with: server,
      changes: { turn: 'thinking a', said: ['user: Why?'] },
      effects: ['timer/set turn-silence 60000', 'session/user-message Why?', 'timer/set missing-model 20000'],
    },
    {
      it: 'waits for the data channel',
      given: connecting(),
      when: ask('a'),
      with: server,
      changes: { turn: 'thinking a', said: ['user: Why?'], pending: 'a' },
      effects: ['timer/set turn-silence 60000'],
    },
    {
      it: 'is sent when the data channel opens',
      given: [...connecting(), ask('a')],
      when: channelOpen(),
      with: server,
      changes: { pending: '' },
      effects: ['session/user-message Why?', 'timer/set missing-model 20000'],
    },
    {
      it: 'interrupts the running turn',
      given: [...asked, text('a')],
      when: ask('b', 'And?'),
      changes: { turn: 'thinking b', said: ['user: Why?', 'persona (interrupted): Hello. | ', 'user: And?'] },
      effects: [
        'model/abort a',
        'timer/end turn',
        'session/interrupt-persona',
        'timer/set talk-cut 150',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
        'model/start b [user: Why?, user: And?] true 1',
        'timer/set model-silence 120000',
      ],
    },
    {
      it: 'is queued behind the running turn',
      given: asked,
      when: ask('b', 'And?'),
      with: { inputPolicy: 'queue' },
      changes: { said: ['user: Why?', 'user: And?'], queued: 'b' },
      effects: [],
    },
    {
      it: 'is refused during a turn',
      given: asked,
      when: ask('b', 'And?'),
      with: { inputPolicy: 'reject' },
      changes: { error: 'turn-busy' },
      effects: ['error/report turn-busy', 'promise/resolve turn b failed'],
    },
    {
      it: 'starts when the previous turn ends',
      given: [...asked, ask('b', 'And?')],
      when: interrupt,
      with: { inputPolicy: 'queue' },
      changes: { turn: 'thinking b', queued: '' },
      effects: [
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
        'model/start b [user: Why?, user: And?] true 1',
        'timer/set model-silence 120000',
      ],
    },
  ]);
});

describe('turn/say', () => {
  itFollows([
    {
      it: 'goes nowhere without a session',
      given: [],
      when: say('a'),
      effects: ['promise/resolve turn a interrupted'],
    },
    {
      it: 'speaks in a live session',
      given: live(),
      when: say('a'),
      changes: { turn: 'speaking a', said: ['persona (streaming): Hello. | '] },
      effects: [
        'talk/send a a.1 Hello.',
        'timer/set talk-idle 10000',
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10600',
      ],
    },
    {
      it: 'is held until the session is live',
      given: connecting(),
      when: say('a'),
      changes: { turn: 'thinking a', said: ['persona (streaming): Hello. | '] },
      effects: ['timer/clear model-silence', 'timer/set turn-silence 10000'],
    },
  ]);
});

describe('model/produced, model/ended and model/failed', () => {
  const failed = { type: 'model/failed', turnId: 'a', error: errorOf('llm-unreachable') } as const;
  const shown = part('a', { type: 'text-delta', text: 'See below.', speak: false });
  itFollows([
    {
      it: 'speaks the first delta at once',
      given: asked,
      when: text('a', 'Hello '),
      changes: { turn: 'speaking a', said: ['user: Why?', 'persona (streaming): Hello  | '] },
      effects: ['talk/send a a.1 Hello', 'timer/set talk-idle 10000', 'timer/set model-silence 120000'],
    },
    {
      it: 'sends the next delta down the same talk stream',
      given: [...asked, text('a', 'Hello ')],
      when: text('a', 'there.'),
      changes: { said: ['user: Why?', 'persona (streaming): Hello there. | '] },
      effects: ['talk/send a a.1  there.', 'timer/set talk-idle 10000', 'timer/set model-silence 120000'],
    },
    {
      it: 'holds a delta until the session is live',
      given: [...connecting(), ask('a')],
      when: text('a'),
      changes: { said: ['user: Why?', 'persona (streaming): Hello. | '] },
      effects: ['timer/set model-silence 120000'],
    },
    {
      it: 'writes text that is not spoken',
      given: asked,
      when: shown,
      changes: { said: ['user: Why?', 'persona (streaming): See below. | '] },
      effects: ['timer/set model-silence 120000'],
    },
    {
      it: 'notes a thought',
      given: asked,
      when: thought('a'),
      changes: { thoughts: ['a streaming Hm.'] },
      effects: ['timer/set model-silence 120000'],
    },
    {
      it: 'closes the thought when the answer begins',
      given: [...asked, thought('a')],
      when: text('a'),
      changes: {
        turn: 'speaking a',
        said: ['user: Why?', 'persona (streaming): Hello. | '],
        thoughts: ['a done Hm.'],
      },
      effects: ['talk/send a a.1 Hello.', 'timer/set talk-idle 10000', 'timer/set model-silence 120000'],
    },
    {
      it: 'ends the talk stream with the model',
      given: [...asked, text('a')],
      when: modelEnded('a'),
      effects: [
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10600',
      ],
    },
    {
      it: 'fails a turn whose model wrote nothing',
      given: asked,
      when: modelEnded('a'),
      changes: { turn: 'ended a failed llm-empty', error: 'llm-empty' },
      effects: [
        'timer/end turn',
        'error/report llm-empty',
        'promise/resolve turn a failed',
        'turn/report client failed',
      ],
    },
    {
      it: 'fails at once where nothing was said',
      given: asked,
      when: failed,
      changes: { turn: 'ended a failed llm-unreachable', error: 'llm-unreachable' },
      effects: [
        'error/report llm-unreachable',
        'timer/clear model-silence',
        'timer/end turn',
        'promise/resolve turn a failed',
        'turn/report client failed',
      ],
    },
    {
      it: 'reports a failure and speaks what is written to its end',
      given: [...asked, text('a')],
      when: failed,
      changes: { error: 'llm-unreachable' },
      effects: [
        'error/report llm-unreachable',
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10600',
      ],
    },
    { it: 'ignores a delta of another turn', given: asked, when: text('b') },
    {
      it: 'ignores a delta of a turn that is over',
      given: [...asked, interrupt],
      when: text('a'),
    },
    {
      it: 'ignores a delta after the end of the model',
      given: written,
      when: text('a', 'More.'),
    },
    { it: 'ignores a second end of the model', given: written, when: modelEnded('a') },
    { it: 'ignores the failure of another turn', given: [...asked, ask('b')], when: failed },
    { it: 'ignores a model in server mode', given: asked, when: text('a'), with: server },
  ]);
});
