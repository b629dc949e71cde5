import { describe } from 'vitest';
import {
  ask,
  authorized,
  channelOpen,
  closed,
  codeLoaded,
  connecting,
  destroy,
  end,
  errorOf,
  live,
  media,
  ready,
  restore,
  sessionFailed,
  signal,
  start,
} from '../testing/machine-events.js';
import { goingLive, itFollows, lettingGo } from '../testing/machine-table.js';

const established = signal({ type: 'established' });
const lost = signal({ type: 'closed', by: 'network' });

describe('a wrong setup that the session survives', () => {
  const degraded = (about: string) =>
    signal({ type: 'degraded', about, error: errorOf('config-tool-missing') });
  itFollows([
    {
      it: 'is reported, and the session continues',
      given: live(),
      when: degraded('tool clock'),
      effects: ['error/report config-tool-missing'],
    },
    {
      it: 'is reported once',
      given: [...live(), degraded('tool clock')],
      when: degraded('tool clock'),
    },
    {
      it: 'is reported once per persona, not once per session',
      given: [...live(), degraded('tool clock'), end, closed(), start, authorized(2)],
      when: signal({ type: 'degraded', about: 'tool clock', error: errorOf('config-tool-missing') }, 2),
    },
    {
      it: 'is reported for each tool',
      given: [...live(), degraded('tool clock')],
      when: degraded('tool weather'),
      effects: ['error/report config-tool-missing'],
    },
  ]);
});

describe('session/start', () => {
  itFollows([
    {
      it: 'loads the code of sessions',
      given: [],
      when: start,
      changes: { phase: 'preparing 0', session: 'authorizing' },
      effects: ['timer/set start 20000', 'code/load'],
    },
    { it: 'is ignored while a start is under way', given: [start], when: start },
    {
      it: 'is ignored while the session is authorized',
      given: [start, codeLoaded],
      when: start,
    },
    { it: 'is ignored while the session is connecting', given: connecting(), when: start },
    {
      it: 'resolves at once in a live session',
      given: live(),
      when: start,
      effects: ['promise/resolve start'],
    },
    {
      it: 'resolves while a lost session is replaced',
      given: [...live(), lost],
      when: start,
      effects: ['promise/resolve start'],
    },
    {
      it: 'prepares a new session after an end',
      given: [...live(), end, closed()],
      when: start,
      changes: { phase: 'preparing 1', session: 'authorizing' },
      effects: ['timer/set start 20000', 'code/load'],
    },
    {
      it: 'does not wait for the old connection to close',
      given: [...live(), end],
      when: start,
      changes: { phase: 'preparing 1', session: 'authorizing' },
      effects: ['timer/set start 20000', 'code/load'],
    },
    {
      it: 'clears the error of a start that failed',
      given: [...connecting(), sessionFailed('token-refused')],
      when: start,
      changes: { phase: 'preparing 1', session: 'authorizing' },
      effects: ['timer/set start 20000', 'code/load'],
    },
    { it: 'is ignored once the persona is destroyed', given: [destroy], when: start },
  ]);
});

describe('code/loaded and code/failed', () => {
  const failed = { type: 'code/failed', error: errorOf('session-load') } as const;
  itFollows([
    {
      it: 'asks for credentials',
      given: [start],
      when: codeLoaded,
      changes: { phase: 'authorizing 1', watches: 'page' },
      effects: ['session/authorize 1 client false start', 'timer/set start 20000', 'watch/start page'],
    },
    {
      it: 'asks for the microphone where one is wanted',
      given: [start],
      when: codeLoaded,
      with: { microphone: true },
      changes: { phase: 'authorizing 1', microphone: 'prompting', watches: 'page microphone' },
      effects: [
        'session/authorize 1 client false start',
        'timer/set start 20000',
        'microphone/open 1 null',
        'timer/set microphone-hold 1000',
        'timer/set microphone 20000',
        'watch/start page',
        'watch/start microphone',
      ],
    },
    {
      it: 'waits for an earlier conversation',
      given: [restore(1), start],
      when: codeLoaded,
      effects: [],
    },
    {
      it: 'begins the turn that was asked for early',
      given: [start, ask('a')],
      when: codeLoaded,
      changes: {
        phase: 'authorizing 1',
        turn: 'thinking a',
        said: ['user: Why?'],
        early: '',
        watches: 'page',
      },
      effects: [
        'session/authorize 1 client false start',
        'timer/set start 20000',
        'model/start a [user: Why?] true',
        'timer/set model-silence 120000',
        'watch/start page',
      ],
    },
    { it: 'opens nothing once the start was ended', given: [start, end], when: codeLoaded },
    {
      it: 'ends the start when the code does not load',
      given: [start],
      when: failed,
      changes: { phase: 'closed 0', session: 'ended error session-load' },
      effects: ['timer/end attempt', 'error/report session-load', 'promise/reject start session-load'],
    },
    { it: 'ignores a failure after the start was ended', given: [start, end], when: failed },
  ]);
});

describe('session/authorized', () => {
  itFollows([
    {
      it: 'connects with the credentials',
      given: [start, codeLoaded],
      when: authorized(),
      changes: { phase: 'connecting 1', session: 'connecting' },
      effects: ['session/connect 1 client token-1 null false'],
    },
    {
      it: 'waits a moment for the microphone',
      given: [start, codeLoaded],
      when: authorized(),
      with: { microphone: true },
      changes: { phase: 'connecting 1', session: 'connecting' },
      effects: [],
    },
    { it: 'is ignored when told twice', given: connecting(), when: authorized() },
    {
      it: 'is ignored for an earlier attempt',
      given: [...live(), end, start],
      when: authorized(),
    },
    { it: 'is ignored after an end', given: [start, codeLoaded, end], when: authorized() },
  ]);
});

describe('session/failed', () => {
  itFollows([
    {
      it: 'ends the start when the session is refused',
      given: connecting(),
      when: sessionFailed('session-busy'),
      changes: { phase: 'closed 1', session: 'ended error session-busy', closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'error/report session-busy',
        'promise/reject start session-busy',
        'watch/stop page',
      ],
    },
    {
      it: 'asks once for a fresh token when the token is spent',
      given: connecting(),
      when: sessionFailed('session-expired'),
      changes: { phase: 'authorizing 1', session: 'authorizing' },
      effects: ['session/authorize 1 client false start'],
    },
    {
      it: 'ends the start when the fresh token is spent too',
      given: [...connecting(), sessionFailed('session-expired')],
      when: sessionFailed('session-expired'),
      changes: { phase: 'closed 1', session: 'ended error session-expired', closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'error/report session-expired',
        'promise/reject start session-expired',
        'watch/stop page',
      ],
    },
    {
      it: 'replaces a live session that was lost',
      given: live(),
      when: lost,
      changes: {
        phase: 'waiting 1',
        session: 'reconnecting 1 session-1',
        media: false,
        closing: '1',
        watches: 'page',
      },
      effects: [
        'session/release session-1',
        'timer/end attempt',
        'session/close 1',
        'timer/set renew 500 0.25',
        'watch/stop probing',
      ],
    },
    {
      it: 'ends a live session for good where it may not reconnect',
      given: live(),
      when: lost,
      with: { reconnectAttempts: 0 },
      changes: {
        phase: 'closed 1',
        session: 'ended network connection-lost',
        media: false,
        closing: '1',
        watches: '',
      },
      effects: [
        ...lettingGo(),
        'error/report connection-lost',
        'promise/reject start connection-lost',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'is ignored for an earlier attempt',
      given: [...live(), end, ...connecting(2)],
      when: sessionFailed('session-busy'),
    },
    {
      it: 'is ignored without a session',
      given: [...live(), end],
      when: sessionFailed('session-busy'),
    },
  ]);
});

describe('session/signalled: the start', () => {
  itFollows([
    {
      it: 'notes that the connection is established',
      given: connecting(),
      when: established,
      effects: [],
    },
    {
      it: 'is not live before its media are there',
      given: [...connecting(), established],
      when: ready(),
      effects: [],
    },
    {
      it: 'is live with the last of the three signals',
      given: [...connecting(), established, ready()],
      when: media(),
      changes: { phase: 'live 1', session: 'live session-1', media: true, watches: 'page probing' },
      effects: [...goingLive(), 'watch/start probing'],
    },
    {
      it: 'is live in any order of the signals',
      given: [...connecting(), media(), ready()],
      when: established,
      changes: { phase: 'live 1', session: 'live session-1', watches: 'page probing' },
      effects: [...goingLive(), 'watch/start probing'],
    },
    {
      it: 'speaks the greeting once live',
      given: [...connecting(), established, ready()],
      when: media(),
      with: { greeting: 'Hi!' },
      changes: {
        phase: 'live 1',
        session: 'live session-1',
        turn: 'speaking new',
        said: ['persona (streaming): Hi! | '],
        media: true,
        watches: 'page probing',
      },
      effects: [
        ...goingLive(),
        'talk/send new new.1 Hi',
        'timer/set talk-idle 10000',
        'talk/send new new.1 !',
        'timer/set talk-idle 10000',
        'timer/clear model-silence',
        'talk/end new.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10300',
        'watch/start probing',
      ],
    },
    {
      it: 'does not greet twice',
      given: [...live(), end, ...connecting(2), signal({ type: 'established' }, 2), ready(2)],
      when: media(2),
      with: { greeting: 'Hi!' },
      changes: { phase: 'live 2', session: 'live session-2', media: true, watches: 'page probing' },
      effects: [...goingLive(), 'watch/start probing'],
    },
    {
      it: 'ignores signals of an earlier attempt',
      given: [...live(), end, ...connecting(2)],
      when: media(1),
    },
    {
      it: 'ignores a second opening of the data channel',
      given: live(),
      when: channelOpen(),
    },
    { it: 'ignores a second readiness in a live session', given: live(), when: ready() },
  ]);
});
