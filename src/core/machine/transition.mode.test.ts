import { describe } from 'vitest';
import {
  ask,
  channelOpen,
  connecting,
  end,
  errorOf,
  fired,
  live,
  media,
  mode,
  ready,
  sessionFailed,
  signal,
} from '../testing/machine-events.js';
import { goingLive, itFollows, lettingGo } from '../testing/machine-table.js';

describe('context/add', () => {
  const note = { type: 'context/add', text: 'Cart: 2' } as const;
  itFollows([
    {
      it: 'is kept for the requests to come without a session',
      given: [],
      when: note,
      changes: { notes: 'Cart: 2' },
      effects: [],
    },
    {
      it: 'is kept for the next request in client mode',
      given: live(),
      when: note,
      changes: { notes: 'Cart: 2' },
      effects: [],
    },
    {
      it: 'reaches the model with the next question',
      given: [...live(), note],
      when: ask('a'),
      changes: { turn: 'thinking a', said: ['user: Why?'] },
      effects: ['model/start a [system: Cart: 2, user: Why?] true', 'timer/set model-silence 120000'],
    },
    {
      it: 'is sent to the model of Anam at once',
      given: live(),
      when: note,
      with: { mode: 'server' },
      changes: { notes: 'Cart: 2' },
      effects: ['session/context Cart: 2'],
    },
    {
      it: 'waits for the data channel',
      given: connecting(),
      when: note,
      with: { mode: 'server' },
      changes: { notes: 'Cart: 2' },
      effects: [],
    },
    {
      it: 'is handed over when the data channel opens',
      given: [...connecting(), note],
      when: channelOpen(),
      with: { mode: 'server' },
      effects: [
        'session/context This conversation began before you joined it. Continue from here, and do not greet again.\nNote: Cart: 2',
      ],
    },
  ]);
});

describe('mode/set', () => {
  const back = [signal({ type: 'established' }, 2), ready(2)];
  const toServer = [...live(), mode('server')];
  itFollows([
    {
      it: 'is the mode of the next session without one',
      given: [],
      when: mode('server'),
      changes: { mode: 'server' },
      effects: ['promise/resolve mode server'],
    },
    {
      it: 'resolves in the mode that it is',
      given: live(),
      when: mode('client'),
      effects: ['promise/reject mode server mode-replaced', 'promise/resolve mode client'],
    },
    {
      it: 'opens a new session in place of the live one',
      given: live(),
      when: mode('server'),
      changes: {
        phase: 'authorizing 2',
        session: 'authorizing',
        mode: 'server',
        switching: 'switching client server',
        media: false,
        closing: '1',
        watches: 'page',
      },
      effects: [
        'promise/reject mode client mode-replaced',
        'timer/end attempt',
        'session/close 1',
        'session/authorize 2 server false switch',
        'timer/set start 20000',
        'watch/stop probing',
      ],
    },
    {
      it: 'interrupts the running turn',
      given: [...live(), ask('a')],
      when: mode('server'),
      changes: {
        phase: 'authorizing 2',
        session: 'authorizing',
        mode: 'server',
        switching: 'switching client server',
        turn: 'none',
        media: false,
        closing: '1',
        watches: 'page',
      },
      effects: [
        'promise/reject mode client mode-replaced',
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
        'timer/end attempt',
        'session/close 1',
        'session/authorize 2 server true switch',
        'timer/set start 20000',
        'watch/stop probing',
      ],
    },
    {
      it: 'queues a question until the switch is over',
      given: toServer,
      when: ask('a'),
      changes: { said: ['user: Why?'], queued: 'a' },
      effects: [],
    },
    {
      it: 'is done when the new session is live',
      given: [...toServer, ...connecting(2).slice(2), ...back],
      when: media(2),
      changes: { phase: 'live 2', session: 'live session-2', switching: '', media: true },
      effects: [...goingLive('server')],
    },
    {
      it: 'asks the new model what waited',
      given: [...toServer, ask('a'), ...connecting(2).slice(2), ...back],
      when: media(2),
      changes: {
        phase: 'live 2',
        session: 'live session-2',
        switching: '',
        turn: 'thinking a',
        queued: '',
        pending: 'a',
        media: true,
      },
      effects: [...goingLive('server'), 'timer/set turn-silence 60000'],
    },
    {
      it: 'goes back when the new session fails',
      given: toServer,
      when: sessionFailed('token-refused', 2),
      changes: {
        phase: 'authorizing 3',
        mode: 'client',
        switching: 'returning client server mode-failed',
        error: 'mode-failed',
        closing: '1 2',
      },
      effects: [
        'timer/end attempt',
        'session/close 2',
        'session/authorize 3 client false switch',
        'timer/set start 20000',
        'error/report mode-failed',
      ],
    },
    {
      it: 'tries again while the old session is still counted',
      given: toServer,
      when: sessionFailed('session-busy', 2),
      effects: ['timer/set busy-slot 100'],
    },
    {
      it: 'asks again when that wait is over',
      given: [...toServer, sessionFailed('session-busy', 2)],
      when: fired('busy-slot'),
      effects: ['session/authorize 2 server false switch'],
    },
    {
      it: 'is taken back by a switch to the old mode',
      given: toServer,
      when: mode('client'),
      changes: {
        phase: 'authorizing 3',
        mode: 'client',
        switching: 'returning client server',
        closing: '1 2',
      },
      effects: [
        'promise/reject mode server mode-replaced',
        'timer/end attempt',
        'session/close 2',
        'session/authorize 3 client false switch',
        'timer/set start 20000',
      ],
    },
    {
      it: 'is undone by an end',
      given: toServer,
      when: end,
      changes: {
        phase: 'closed 2',
        session: 'ended user',
        mode: 'client',
        switching: '',
        closing: '1 2',
        watches: '',
      },
      effects: [...lettingGo(2, 'server'), 'promise/reject start session-stopped', 'watch/stop page'],
    },
  ]);
});

describe('error/raise and error/dismiss', () => {
  const raise = { type: 'error/raise', error: errorOf('llm-unreachable') } as const;
  const dismiss = { type: 'error/dismiss' } as const;
  itFollows([
    {
      it: 'shows and reports an error of the app',
      given: [],
      when: raise,
      changes: { error: 'llm-unreachable' },
      effects: ['error/report llm-unreachable'],
    },
    { it: 'dismisses it', given: [...live(), raise], when: dismiss, changes: { error: '' }, effects: [] },
    { it: 'has nothing to dismiss', given: live(), when: dismiss },
  ]);
});
