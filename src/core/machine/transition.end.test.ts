import { describe } from 'vitest';
import {
  ask,
  clear,
  closed,
  codeLoaded,
  connecting,
  destroy,
  end,
  fired,
  live,
  pageLeft,
  restore,
  signal,
  start,
} from '../testing/machine-events.js';
import { itFollows, lettingGo } from '../testing/machine-table.js';

const lost = signal({ type: 'closed', by: 'network' });

describe('session/signalled: the end', () => {
  const byService = signal({ type: 'closed', by: 'service', reason: 'idle', detail: 'silence' });
  itFollows([
    {
      it: 'ends when the service ends it',
      given: live(),
      when: byService,
      changes: {
        phase: 'closed 1',
        session: 'ended idle session-ended-by-server',
        media: false,
        closing: '1',
        watches: '',
      },
      effects: [
        ...lettingGo(),
        'error/report session-ended-by-server',
        'promise/reject start session-ended-by-server',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'ends without an error on the echo of our own close',
      given: live(),
      when: signal({ type: 'closed', by: 'us' }),
      changes: { phase: 'closed 1', session: 'ended user', media: false, closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'fails a start whose connection fails',
      given: connecting(),
      when: lost,
      changes: { phase: 'closed 1', session: 'ended error connection-failed', closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'error/report connection-failed',
        'promise/reject start connection-failed',
        'watch/stop page',
      ],
    },
    { it: 'is ignored after an end', given: [...live(), end], when: byService },
  ]);
});

describe('session/end', () => {
  itFollows([
    { it: 'resolves without a session', given: [], when: end, effects: ['promise/resolve end'] },
    {
      it: 'ends a start whose code is loading',
      given: [start, ask('a')],
      when: end,
      changes: { phase: 'closed 0', session: 'ended user', early: '' },
      effects: [
        'promise/resolve turn a interrupted',
        'timer/end attempt',
        'promise/reject start session-stopped',
        'promise/resolve end',
      ],
    },
    {
      it: 'ends a session that is being authorized',
      given: [start, codeLoaded],
      when: end,
      changes: { phase: 'closed 1', session: 'ended user', closing: '1', watches: '' },
      effects: [...lettingGo(), 'promise/reject start session-stopped', 'watch/stop page'],
    },
    {
      it: 'ends a session that is connecting',
      given: connecting(),
      when: end,
      changes: { phase: 'closed 1', session: 'ended user', closing: '1', watches: '' },
      effects: [...lettingGo(), 'promise/reject start session-stopped', 'watch/stop page'],
    },
    {
      it: 'ends a live session',
      given: live(),
      when: end,
      changes: { phase: 'closed 1', session: 'ended user', media: false, closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'ends a lost session that waits for its next try',
      given: [...live(), lost, closed()],
      when: end,
      changes: { phase: 'closed 1', session: 'ended user', watches: '' },
      effects: [
        'timer/end attempt',
        'promise/reject mode client session-stopped',
        'promise/reject mode server session-stopped',
        'timer/clear microphone',
        'timer/clear microphone-hold',
        'timer/end session',
        'promise/reject start session-stopped',
        'promise/resolve end',
        'watch/stop page',
      ],
    },
    {
      it: 'interrupts the running turn',
      given: [...live(), ask('a')],
      when: end,
      changes: {
        phase: 'closed 1',
        session: 'ended user',
        turn: 'ended a interrupted',
        media: false,
        closing: '1',
        watches: '',
      },
      effects: [
        'model/abort a',
        'timer/end turn',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'waits for the connection when it comes twice',
      given: [...live(), end],
      when: end,
      effects: [],
    },
  ]);
});

describe('session/closed', () => {
  itFollows([
    {
      it: 'resolves the end',
      given: [...live(), end],
      when: closed(),
      changes: { closing: '' },
      effects: ['promise/resolve end'],
    },
    {
      it: 'waits for every connection',
      given: [...live(), end, ...live(2), end],
      when: closed(2),
      changes: { closing: '1' },
      effects: [],
    },
    {
      it: 'is ignored for a connection that is not current',
      given: live(),
      when: closed(7),
    },
  ]);
});

describe('session/replaced, page/left and persona/destroy', () => {
  const replaced = { type: 'session/replaced' } as const;
  itFollows([
    {
      it: 'ends the session in favour of another persona',
      given: live(),
      when: replaced,
      changes: { phase: 'closed 1', session: 'ended replaced', media: false, closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'has nothing to end without a session',
      given: [start, codeLoaded, end],
      when: replaced,
    },
    {
      it: 'releases a live session when the page is left',
      given: live(),
      when: pageLeft,
      changes: { phase: 'closed 1', session: 'ended user', media: false, closing: '1', watches: '' },
      effects: [
        'session/release session-1',
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'ends a start that has no session yet when the page is left',
      given: [start, codeLoaded],
      when: pageLeft,
      changes: { phase: 'closed 1', session: 'ended user', closing: '1', watches: '' },
      effects: [...lettingGo(), 'promise/reject start session-stopped', 'watch/stop page'],
    },
    { it: 'leaves a page without a session as it is', given: [], when: pageLeft },
    {
      it: 'destroys a live session',
      given: live(),
      when: destroy,
      changes: {
        phase: 'closed 1',
        session: 'ended user',
        media: false,
        closing: '1',
        destroyed: true,
        watches: '',
      },
      effects: [
        ...lettingGo(),
        'promise/reject start session-stopped',
        'watch/stop page',
        'watch/stop probing',
      ],
    },
    {
      it: 'destroys a persona that loads a conversation',
      given: [restore(1)],
      when: destroy,
      changes: { restoring: false, destroyed: true },
      effects: ['timer/end conversation', 'promise/resolve restore 1 false', 'promise/resolve end'],
    },
    {
      it: 'clears a destroyed persona without opening anything',
      given: [destroy],
      when: clear,
      effects: ['promise/resolve end'],
    },
  ]);
});

describe('timer/fired: start and renew', () => {
  itFollows([
    {
      it: 'fails a start whose code does not load',
      given: [start],
      when: fired('start'),
      changes: { phase: 'closed 0', session: 'ended error session-timeout' },
      effects: ['timer/end attempt', 'error/report session-timeout', 'promise/reject start session-timeout'],
    },
    {
      it: 'fails an authorization that times out',
      given: [start, codeLoaded],
      when: fired('start'),
      changes: { phase: 'closed 1', session: 'ended error token-unreachable', closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'error/report token-unreachable',
        'promise/reject start token-unreachable',
        'watch/stop page',
      ],
    },
    {
      it: 'fails a connection that does not become live',
      given: connecting(),
      when: fired('start'),
      changes: { phase: 'closed 1', session: 'ended error session-timeout', closing: '1', watches: '' },
      effects: [
        ...lettingGo(),
        'error/report session-timeout',
        'promise/reject start session-timeout',
        'watch/stop page',
      ],
    },
    {
      it: 'opens the next session when the wait is over',
      given: [...live(), lost],
      when: fired('renew'),
      at: 500,
      changes: { phase: 'authorizing 2' },
      effects: ['session/authorize 2 client false renewal', 'timer/set start 15000'],
    },
    {
      it: 'opens it at once when the network is back',
      given: [...live(), lost],
      when: { type: 'page/came-online' },
      at: 100,
      changes: { phase: 'authorizing 2' },
      effects: ['timer/clear renew', 'session/authorize 2 client false renewal', 'timer/set start 15000'],
    },
    {
      it: 'ignores the network in a live session',
      given: live(),
      when: { type: 'page/came-online' },
    },
  ]);
});
