import { describe } from 'vitest';
import {
  ask,
  clear,
  errorOf,
  closed,
  codeLoaded,
  connecting,
  end,
  fired,
  live,
  modelEnded,
  restore,
  sessionFailed,
  spoke,
  start,
  text,
} from '../testing/machine-events.js';
import { itFollows, lettingGo } from '../testing/machine-table.js';
import { logFrom } from './logs/grouped-log.js';
import type { UserMessage } from './logs/message.js';
import { initialLogs } from './persona-state.js';

const said: UserMessage = {
  role: 'user',
  files: [],
  id: 'old-user',
  turnId: 'old',
  turnIndex: 0,
  source: 'text',
  text: 'Earlier.',
  createdAt: 0,
};
const earlier = { logs: { ...initialLogs, transcript: logFrom([said]) }, lastSession: 0 };
const loaded = (number: number) => ({ type: 'conversation/loaded', restore: number, earlier }) as const;
const answered = [ask('a'), text('a'), modelEnded('a'), spoke('m', 'Hello.', { endOfSpeech: true })];

describe('conversation/clear', () => {
  itFollows([
    {
      it: 'resolves where nothing was said',
      given: [],
      when: clear,
      effects: ['promise/resolve end'],
    },
    {
      it: 'ends a start that is under way',
      given: [start, ask('a')],
      when: clear,
      changes: { phase: 'closed 0', session: 'idle', early: '' },
      effects: [
        'promise/resolve turn a interrupted',
        'timer/end attempt',
        'promise/reject start session-stopped',
        'promise/resolve end',
      ],
    },
    {
      it: 'ends a live session and deletes the conversation',
      given: [...live(), ...answered],
      when: clear,
      changes: {
        phase: 'closed 1',
        session: 'idle',
        turn: 'none',
        said: [],
        media: false,
        closing: '1',
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
      it: 'interrupts the running turn and forgets it',
      given: [...live(), ask('a'), text('a')],
      when: clear,
      changes: {
        phase: 'closed 1',
        session: 'idle',
        turn: 'none',
        said: [],
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
      it: 'deletes the conversation after an end',
      given: [...live(), ...answered, end, closed()],
      when: clear,
      changes: { session: 'idle', turn: 'none', said: [] },
      effects: ['promise/resolve end'],
    },
    {
      it: 'drops a restore that is under way',
      given: [restore(1)],
      when: clear,
      changes: { restoring: false },
      effects: ['timer/end conversation', 'promise/resolve restore 1 false', 'promise/resolve end'],
    },
    {
      it: 'ends a start that waits for a restore, and the restore',
      given: [restore(1), start, codeLoaded],
      when: clear,
      changes: { phase: 'closed 0', session: 'idle', restoring: false },
      effects: [
        'timer/end attempt',
        'promise/reject start session-stopped',
        'timer/end conversation',
        'promise/resolve restore 1 false',
        'promise/resolve end',
      ],
    },
    {
      it: 'forgets the error of a start that failed',
      given: [...connecting(), sessionFailed('session-busy'), closed()],
      when: clear,
      changes: { session: 'idle' },
      effects: ['promise/resolve end'],
    },
  ]);
});

describe('conversation/restore', () => {
  itFollows([
    {
      it: 'loads before anything is said',
      given: [],
      when: restore(1),
      changes: { restoring: true },
      effects: ['conversation/load 1 load', 'timer/set restore 10000'],
    },
    {
      it: 'takes the place of an earlier restore',
      given: [restore(1)],
      when: restore(2),
      effects: [
        'timer/end conversation',
        'promise/resolve restore 1 false',
        'conversation/load 2 load',
        'timer/set restore 10000',
      ],
    },
    {
      it: 'is refused after something was said',
      given: [...live(), ask('a'), end, closed()],
      when: restore(1),
      effects: ['promise/resolve restore 1 false'],
    },
    {
      it: 'is refused while a start is under way',
      given: [start],
      when: restore(1),
      effects: ['promise/resolve restore 1 false'],
    },
    {
      it: 'is refused in a live session',
      given: live(),
      when: restore(1),
      effects: ['promise/resolve restore 1 false'],
    },
    {
      it: 'is refused during a turn',
      given: [...live(), ask('a')],
      when: restore(1),
      effects: ['promise/resolve restore 1 false'],
    },
  ]);
});

describe('a conversation of the options', () => {
  const given = [restore(0)];
  itFollows([
    {
      it: 'is shown, and a restore that waited for it has restored nothing',
      given,
      when: loaded(0),
      changes: { said: ['user: Earlier.'], restoring: false },
      effects: ['timer/end conversation', 'promise/resolve restore 0 false'],
    },
    {
      it: 'is reported if it is damaged',
      given,
      when: { type: 'conversation/failed', restore: 0, cause: errorOf('config-invalid') },
      changes: { restoring: false, error: 'config-invalid' },
      effects: [
        'timer/end conversation',
        'promise/reject restore 0 config-invalid',
        'error/report config-invalid',
      ],
    },
    {
      it: 'is dropped by clear',
      given,
      when: clear,
      changes: { restoring: false },
      effects: ['timer/end conversation', 'promise/resolve restore 0 false', 'promise/resolve end'],
    },
  ]);
});

describe('conversation/loaded and conversation/failed', () => {
  const failed = { type: 'conversation/failed', restore: 1, cause: 'no disk' } as const;
  itFollows([
    {
      it: 'shows the earlier conversation',
      given: [restore(1)],
      when: loaded(1),
      changes: { said: ['user: Earlier.'], restoring: false },
      effects: ['timer/end conversation', 'promise/resolve restore 1 true'],
    },
    {
      it: 'continues without one if none is stored',
      given: [restore(1)],
      when: { type: 'conversation/loaded', restore: 1, earlier: null },
      changes: { restoring: false },
      effects: ['timer/end conversation', 'promise/resolve restore 1 false'],
    },
    {
      it: 'opens the session that waited for it',
      given: [restore(1), start, codeLoaded],
      when: loaded(1),
      changes: { phase: 'authorizing 1', said: ['user: Earlier.'], restoring: false, watches: 'page' },
      effects: [
        'timer/end conversation',
        'promise/resolve restore 1 true',
        'session/authorize 1 client true start',
        'timer/set start 20000',
        'watch/start page',
      ],
    },
    {
      it: 'rejects the restore that failed',
      given: [restore(1)],
      when: failed,
      changes: { restoring: false },
      effects: ['timer/end conversation', 'promise/reject restore 1 no disk'],
    },
    {
      it: 'starts all the same when the restore fails',
      given: [restore(1), start, codeLoaded],
      when: failed,
      changes: { phase: 'authorizing 1', restoring: false, watches: 'page' },
      effects: [
        'timer/end conversation',
        'promise/reject restore 1 no disk',
        'session/authorize 1 client false start',
        'timer/set start 20000',
        'watch/start page',
      ],
    },
    {
      it: 'ends a restore that takes too long',
      given: [restore(1)],
      when: fired('restore'),
      changes: { restoring: false },
      effects: ['timer/end conversation', 'promise/reject restore 1 storage-load'],
    },
    {
      it: 'ignores what a replaced restore brings',
      given: [restore(1), restore(2)],
      when: loaded(1),
    },
    {
      it: 'ignores what a cleared restore brings',
      given: [restore(1), clear],
      when: loaded(1),
    },
    {
      it: 'ignores the failure of a cleared restore',
      given: [restore(1), clear],
      when: failed,
    },
    {
      it: 'ignores what comes after a clear and a new start',
      given: [restore(1), clear, ...live()],
      when: loaded(1),
    },
    {
      it: 'ignores the timer of a restore that is done',
      given: [restore(1), loaded(1)],
      when: fired('restore'),
    },
  ]);
});
