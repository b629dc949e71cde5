import { describe } from 'vitest';
import {
  ask,
  end,
  interrupt,
  live,
  modelEnded,
  signal,
  spoke,
  text,
  userSaid,
} from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const server = { mode: 'server' } as const;
const speaking = (is: boolean) => signal({ type: 'user-speech', speaking: is });
const asked = [...live(), ask('a')];
/** The model has written its whole answer, and none of it was heard. */
const written = [...asked, text('a'), modelEnded('a')];
const heard = (content: string) => spoke('m', content, { correlationId: 'a.1' });
const ended = spoke('m', '', { correlationId: 'a.1', endOfSpeech: true });
const cut = spoke('m', '', { correlationId: 'a.1', endOfSpeech: true, interrupted: true });

describe('session/signalled: speech of the persona, client mode', () => {
  itFollows([
    {
      it: 'moves the heard text with the words',
      given: [...asked, text('a', 'Hello there.')],
      when: heard('Hello'),
      changes: { said: ['user: Why?', 'persona (streaming): Hello there. | Hello'] },
      effects: [],
    },
    {
      it: 'completes the turn when all of it was heard',
      given: [...written, heard('Hello.')],
      when: ended,
      changes: { turn: 'ended a completed', said: ['user: Why?', 'persona (done): Hello. | Hello.'] },
      effects: ['timer/end turn', 'promise/resolve turn a completed', 'turn/report client completed'],
    },
    {
      it: 'keeps a turn that was heard and is still being written',
      given: [...asked, text('a'), heard('Hello.')],
      when: ended,
      effects: [],
    },
    {
      it: 'interrupts the turn that the service cuts',
      given: [...asked, text('a', 'Hello there.'), heard('Hello')],
      when: cut,
      changes: {
        turn: 'ended a interrupted',
        said: ['user: Why?', 'persona (interrupted): Hello there. | Hello'],
      },
      effects: [
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
    {
      it: 'interrupts the turn whose talk stream was cut',
      given: [...asked, text('a')],
      when: signal({ type: 'talk-interrupted', correlationId: 'a.1' }),
      changes: { turn: 'ended a interrupted', said: ['user: Why?', 'persona (interrupted): Hello. | '] },
      effects: [
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
    {
      it: 'ignores the cut of an unknown talk stream',
      given: [...asked, text('a')],
      when: signal({ type: 'talk-interrupted', correlationId: 'z.1' }),
    },
    {
      it: 'ends a cut when the service confirms it',
      given: [...asked, text('a'), interrupt],
      when: cut,
      effects: ['timer/clear talk-cut'],
    },
    {
      it: 'reports speech of the wrong model',
      given: live(),
      when: spoke('m', 'I am Anam.'),
      changes: {
        turn: 'speaking new',
        said: ['persona (streaming): I am Anam. | I am Anam.'],
        error: 'config-other-model',
      },
      effects: ['error/report config-other-model', 'timer/set turn-silence 20000'],
    },
    { it: 'ignores white space of nobody', given: live(), when: spoke('m', ' ') },
    {
      it: 'ignores speech of an earlier session',
      given: [...written, end, ...live(2)],
      when: heard('Hello.'),
    },
  ]);
});

describe('session/signalled: speech of the persona, server mode', () => {
  itFollows(
    [
      {
        it: 'writes what is heard of an answer',
        given: asked,
        when: spoke('m', 'Hello. '),
        changes: { turn: 'speaking a', said: ['user: Why?', 'persona (streaming): Hello.  | Hello. '] },
        effects: ['timer/clear missing-model', 'timer/set turn-silence 20000'],
      },
      {
        it: 'completes the turn with the end of its speech',
        given: [...asked, spoke('m', 'Hello.')],
        when: spoke('m', '', { endOfSpeech: true }),
        changes: { turn: 'ended a completed', said: ['user: Why?', 'persona (done): Hello. | Hello.'] },
        effects: ['timer/end turn', 'promise/resolve turn a completed', 'turn/report server completed'],
      },
      {
        it: 'interrupts the turn that the service cuts',
        given: [...asked, spoke('m', 'Hello.')],
        when: spoke('m', '', { endOfSpeech: true, interrupted: true }),
        changes: {
          turn: 'ended a interrupted',
          said: ['user: Why?', 'persona (interrupted): Hello. | Hello.'],
        },
        effects: ['timer/end turn', 'promise/resolve turn a interrupted', 'turn/report server interrupted'],
      },
      {
        it: 'starts a new turn if there was no question',
        given: live(),
        when: spoke('m', 'Welcome.'),
        changes: { turn: 'speaking new', said: ['persona (streaming): Welcome. | Welcome.'] },
        effects: ['timer/set turn-silence 20000'],
      },
      {
        it: 'starts the next answer with a message of another id, even if the end of the last one was not reported',
        given: [...asked, spoke('m', 'Hello.')],
        when: { ...spoke('n', 'And'), newTurnId: 'b' },
        changes: {
          turn: 'speaking b',
          said: ['user: Why?', 'persona (done): Hello. | Hello.', 'persona (streaming): And | And'],
        },
        effects: [
          'timer/end turn',
          'promise/resolve turn a completed',
          'turn/report server completed',
          'timer/set turn-silence 20000',
        ],
      },
      {
        it: 'marks the last answer as interrupted if the user spoke before the next one',
        given: [...asked, spoke('m', 'Hello.'), speaking(true), speaking(false)],
        when: { ...spoke('n', 'And'), newTurnId: 'b' },
        changes: {
          turn: 'speaking b',
          said: ['user: Why?', 'persona (interrupted): Hello. | Hello.', 'persona (streaming): And | And'],
        },
        effects: [
          'timer/end turn',
          'promise/resolve turn a interrupted',
          'turn/report server interrupted',
          'timer/set turn-silence 20000',
        ],
      },
      {
        it: 'stops an answer that comes after the interruption',
        given: [...asked, interrupt],
        when: spoke('m', 'Well'),
        effects: ['timer/clear missing-model', 'session/interrupt-persona'],
      },
    ],
    server,
  );
});

describe('session/signalled: words of the user that are transcribed after their answer began', () => {
  const spokenUser = [...live(), speaking(true), speaking(false)];
  const answering = [...spokenUser, spoke('m', 'Well')];
  const words = { ...userSaid('u', 'Why?'), newTurnId: 'b' };
  itFollows(
    [
      {
        it: 'shows them above the answer and keeps the answer running',
        given: answering,
        when: words,
        changes: { said: ['user: Why?', 'persona (streaming): Well | Well'] },
        effects: [],
      },
      {
        it: 'adds to the answer after them',
        given: [...answering, words],
        when: spoke('m', ', yes.'),
        changes: { said: ['user: Why?', 'persona (streaming): Well, yes. | Well, yes.'] },
        effects: ['timer/set turn-silence 20000'],
      },
      {
        it: 'does not ask again when the answer has ended',
        given: [...answering, spoke('m', '', { endOfSpeech: true })],
        when: words,
        changes: { said: ['user: Why?', 'persona (done): Well | Well'] },
        effects: [],
      },
      {
        it: 'matches them before the end of the speech was reported',
        given: [...live(), speaking(true), spoke('m', 'Well')],
        when: words,
        changes: { said: ['user: Why?', 'persona (streaming): Well | Well'] },
        effects: [],
      },
      {
        it: 'matches them by their first part when no speech was reported',
        given: [...live(), userSaid('u', 'Wh', { endOfSpeech: false }), spoke('m', 'Well')],
        when: userSaid('u', 'y?'),
        changes: { said: ['user: Why?', 'persona (streaming): Well | Well'], interim: '' },
        effects: [],
      },
      {
        it: 'begins a turn for the words of the next speech',
        given: [...answering, words, speaking(true)],
        when: { ...userSaid('v', 'Stop.'), newTurnId: 'b' },
        changes: {
          turn: 'thinking b',
          said: ['user: Why?', 'persona (interrupted): Well | Well', 'user: Stop.'],
        },
        effects: [
          'timer/end turn',
          'promise/resolve turn new interrupted',
          'turn/report server interrupted',
          'timer/set turn-silence 60000',
        ],
      },
      {
        it: 'begins a turn when the user speaks again before any words came',
        given: [...answering, speaking(true)],
        when: words,
        changes: { turn: 'thinking b', said: ['persona (interrupted): Well | Well', 'user: Why?'] },
        effects: [
          'timer/end turn',
          'promise/resolve turn new interrupted',
          'turn/report server interrupted',
          'timer/set turn-silence 60000',
        ],
      },
      {
        it: 'interrupts unprompted speech',
        given: [...live(), spoke('m', 'Welcome.')],
        when: words,
        changes: { turn: 'thinking b', said: ['persona (interrupted): Welcome. | Welcome.', 'user: Why?'] },
        effects: [
          'timer/end turn',
          'promise/resolve turn new interrupted',
          'turn/report server interrupted',
          'timer/set turn-silence 60000',
        ],
      },
    ],
    server,
  );
});

describe('session/signalled: the user', () => {
  itFollows([
    {
      it: 'shows that the user speaks',
      given: live(),
      when: speaking(true),
      changes: { userSpeaking: true },
      effects: [],
    },
    {
      it: 'ignores a repeated event',
      given: [...live(), speaking(true)],
      when: speaking(true),
    },
    {
      it: 'shows what is transcribed so far',
      given: live(),
      when: userSaid('u', 'Why ', { endOfSpeech: false }),
      changes: { interim: 'Why' },
      effects: [],
    },
    {
      it: 'asks the model of the page what was said',
      given: [...live(), userSaid('u', 'Why ', { endOfSpeech: false })],
      when: userSaid('u', 'not?'),
      changes: { turn: 'thinking new', said: ['user: Why not?'], interim: '' },
      effects: ['model/start new [user: Why not?] true', 'timer/set model-silence 120000'],
    },
    {
      it: 'lets the model of Anam answer what it heard',
      given: live(),
      when: userSaid('u', 'Why not?'),
      with: server,
      changes: { turn: 'thinking new', said: ['user: Why not?'] },
      effects: ['timer/set turn-silence 60000', 'timer/set missing-model 20000'],
    },
    {
      it: 'ignores an utterance that is reported twice',
      given: [...live(), userSaid('u', 'Why not?')],
      when: userSaid('u', 'Why not?'),
    },
    {
      it: 'interrupts the persona',
      given: [...asked, text('a')],
      when: userSaid('u', 'Stop.'),
      changes: {
        turn: 'thinking new',
        said: ['user: Why?', 'persona (interrupted): Hello. | ', 'user: Stop.'],
      },
      effects: [
        'model/abort a',
        'timer/end turn',
        'session/interrupt-persona',
        'timer/set talk-cut 150',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
        'model/start new [user: Why?, user: Stop.] true 1',
        'timer/set model-silence 120000',
      ],
    },
    {
      it: 'ignores an utterance of an earlier session',
      given: [...live(), end, ...live(2)],
      when: userSaid('u', 'Why not?'),
    },
  ]);
});
