import { describe } from 'vitest';
import type { PersonaEvent } from './event.js';
import { ask, end, fired, live, media, signal } from '../testing/machine-events.js';
import { goingLive, itFollows, lettingGo } from '../testing/machine-table.js';

describe('limits', () => {
  const limits = { sessionMs: 100_000, idleMs: 60_000, hiddenMs: 20_000, warningMs: 10_000 };
  const hidden = (is: boolean): PersonaEvent => ({ type: 'page/hidden', hidden: is });
  const keepAlive: PersonaEvent = { type: 'session/keep-alive' };
  itFollows(
    [
      {
        it: 'count from the moment in which the session is live',
        given: live().slice(0, -2),
        when: media(),
        at: 5_000,
        changes: {
          phase: 'live 1',
          session: 'live session-1',
          media: true,
          deadlines: '105000 65000',
          watches: 'page probing',
        },
        effects: [...goingLive(), 'timer/clear deadline', 'timer/set deadline 50000', 'watch/start probing'],
      },
      {
        it: 'do not count for idleness during a turn',
        given: live(),
        when: ask('a'),
        at: 5_000,
        changes: { turn: 'thinking a', said: ['user: Why?'], deadlines: '100000' },
        effects: [
          'timer/clear deadline',
          'timer/set deadline 85000',
          'model/start a [user: Why?] true',
          'timer/set model-silence 120000',
        ],
      },
      {
        it: 'do not count for idleness while the user speaks',
        given: live(),
        when: signal({ type: 'user-speech', speaking: true }),
        at: 5_000,
        changes: { userSpeaking: true, deadlines: '100000' },
        effects: ['timer/clear deadline', 'timer/set deadline 85000'],
      },
      {
        it: 'warn before an idle end',
        given: live(),
        when: fired('deadline'),
        at: 50_000,
        changes: { ending: 'idle 60000' },
        effects: ['timer/clear deadline', 'timer/set deadline 10000'],
      },
      {
        it: 'end an idle session',
        given: live(),
        when: fired('deadline'),
        at: 60_000,
        changes: {
          phase: 'closed 1',
          session: 'ended idle',
          media: false,
          deadlines: '',
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
        it: 'restart when the app keeps it alive',
        given: live(),
        when: keepAlive,
        at: 50_000,
        changes: { deadlines: '100000 110000' },
        effects: [
          'timer/clear deadline',
          'timer/set deadline 40000',
          'timer/clear deadline',
          'timer/set deadline 40000',
        ],
      },
      {
        it: 'count a hidden page',
        given: live(),
        when: hidden(true),
        at: 5_000,
        changes: { deadlines: '100000 60000 25000', hidden: true },
        effects: ['timer/clear deadline', 'timer/set deadline 10000'],
      },
      {
        it: 'stop counting when it is seen again',
        given: [...live(), hidden(true)],
        when: hidden(false),
        at: 5_000,
        changes: { deadlines: '100000 60000', hidden: false },
        effects: ['timer/clear deadline', 'timer/set deadline 45000'],
      },
      { it: 'ignore a page that is seen already', given: live(), when: hidden(false) },
      { it: 'keep nothing alive without a session', given: [], when: keepAlive },
      {
        it: 'take the warning back when the user asks',
        given: live(),
        when: ask('a'),
        with: { limits: { ...limits, idleMs: 10_000 } },
        changes: { turn: 'thinking a', said: ['user: Why?'], deadlines: '100000', ending: '' },
        effects: [
          'timer/clear deadline',
          'timer/set deadline 90000',
          'model/start a [user: Why?] true',
          'timer/set model-silence 120000',
        ],
      },
      {
        it: 'remove the warning when the app keeps it alive',
        given: live(),
        when: keepAlive,
        at: 1_000,
        with: { limits: { ...limits, idleMs: 11_000 } },
        changes: { deadlines: '100000 12000' },
        effects: [
          'timer/clear deadline',
          'timer/set deadline 89000',
          'timer/clear deadline',
          'timer/set deadline 1000',
        ],
      },
      {
        it: 'go with the session',
        given: live(),
        when: end,
        changes: {
          phase: 'closed 1',
          session: 'ended user',
          media: false,
          deadlines: '',
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
    ],
    { limits },
  );
});

describe('link/changed and signalling/changed', () => {
  const link = (to: 'flowing' | 'stalled' | 'down', attempt = 1): PersonaEvent => ({
    type: 'link/changed',
    attempt,
    link: { link: to, quality: to === 'flowing' ? 'good' : 'lost' },
  });
  const signalling = (open: boolean): PersonaEvent => ({ type: 'signalling/changed', open });
  itFollows([
    {
      it: 'shows that the picture stands',
      given: live(),
      when: link('stalled'),
      changes: { session: 'reconnecting 0 session-1', quality: 'lost', watches: 'page' },
      effects: ['timer/clear link', 'timer/set link 15000', 'watch/stop probing'],
    },
    {
      it: 'shows that nothing arrives',
      given: live(),
      when: link('down'),
      changes: { session: 'reconnecting 0 session-1', quality: 'lost', watches: 'page' },
      effects: ['timer/clear link', 'timer/set link 30000', 'watch/stop probing'],
    },
    {
      it: 'is live again when it flows',
      given: [...live(), link('down')],
      when: link('flowing'),
      at: 100,
      changes: { session: 'live session-1', quality: 'good', watches: 'page probing' },
      effects: ['timer/clear link', 'watch/start probing'],
    },
    {
      it: 'holds what is spoken while the signalling is down',
      given: live(),
      when: signalling(false),
      changes: { session: 'reconnecting 0 session-1', watches: 'page' },
      effects: ['timer/clear link', 'timer/set link 30000', 'watch/stop probing'],
    },
    {
      it: 'opens a new session when the link stays down',
      given: [...live(), link('down')],
      when: fired('link'),
      at: 30_000,
      changes: {
        phase: 'waiting 1',
        session: 'reconnecting 1 session-1',
        media: false,
        quality: 'unknown',
        closing: '1',
      },
      effects: [
        'session/release session-1',
        'timer/end attempt',
        'session/close 1',
        'timer/set renew 500 0.25',
      ],
    },
    { it: 'ignores what is known', given: [...live(), link('down')], when: link('down') },
    {
      it: 'ignores the link of an earlier session',
      given: [...live(), end, ...live(2)],
      when: link('down', 1),
    },
    {
      it: 'ignores a signalling that is open already',
      given: live(),
      when: signalling(true),
    },
  ]);
});
