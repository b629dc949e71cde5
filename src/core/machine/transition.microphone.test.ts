import { describe } from 'vitest';
import type { PersonaEvent } from './event.js';
import {
  authorized,
  closed,
  codeLoaded,
  end,
  errorOf,
  fired,
  live,
  microphone,
  muted,
  start,
  signal,
} from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const desk = microphone('desk');
const headset = microphone('headset');
const opened = (request: number, device = desk): PersonaEvent => ({
  type: 'microphone/opened',
  request,
  microphone: device,
});
const failed = (request: number): PersonaEvent => ({
  type: 'microphone/failed',
  request,
  error: errorOf('microphone-blocked'),
});
const choose = (microphoneId: string | null): PersonaEvent => ({
  type: 'devices/choose',
  choice: { microphoneId },
});
const silent = (is: boolean, device = desk): PersonaEvent => ({
  type: 'microphone/fell-silent',
  microphone: device,
  silent: is,
});
const request: PersonaEvent = { type: 'microphone/request' };
const refused = (attempt = 1): PersonaEvent => ({
  type: 'microphone/refused',
  attempt,
  microphone: desk,
  error: errorOf('microphone-not-connected'),
});
const starting = [start, codeLoaded];
const [, , , ...goLive] = live();
/** A live session with the desk microphone. */
const withDesk = [...starting, opened(1), authorized(), ...goLive];

describe('the microphone', () => {
  itFollows(
    [
      {
        it: 'is given to the connection that waited for it',
        given: [...starting, authorized()],
        when: opened(1),
        changes: { microphone: 'granted desk' },
        effects: [
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'microphone/set-muted desk false',
          'session/connect 1 client token-1 desk true',
        ],
      },
      {
        it: 'is not waited for longer than a moment',
        given: [...starting, authorized()],
        when: fired('microphone-hold'),
        effects: ['session/connect 1 client token-1 null true'],
      },
      {
        it: 'takes the place of silence in a live session',
        given: [...starting, authorized(), fired('microphone-hold'), ...goLive],
        when: opened(1),
        changes: { microphone: 'granted desk' },
        effects: [
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'microphone/set-muted desk false',
          'microphone/send 1 desk',
        ],
      },
      {
        it: 'is missing when the user refuses it',
        given: starting,
        when: failed(1),
        changes: { microphone: 'denied blocked-by-user' },
        effects: ['timer/clear microphone', 'timer/clear microphone-hold', 'error/report microphone-blocked'],
      },
      {
        it: 'is not waited for after a refusal',
        given: [...starting, authorized()],
        when: failed(1),
        changes: { microphone: 'denied blocked-by-user' },
        effects: [
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'error/report microphone-blocked',
          'session/connect 1 client token-1 null true',
        ],
      },
      {
        it: 'is reported when the prompt stands open',
        given: starting,
        when: fired('microphone'),
        changes: { microphone: 'denied timed-out' },
        effects: ['error/report microphone-timeout'],
      },
      {
        it: 'is given back when it is granted after an end',
        given: [...starting, end],
        when: opened(1),
        effects: ['microphone/close desk'],
      },
      {
        it: 'is given back when it comes for an earlier request',
        given: [...starting, end, closed(), ...starting],
        when: opened(1),
        effects: ['microphone/close desk'],
      },
      { it: 'ignores the refusal of an earlier request', given: withDesk, when: failed(1) },
      {
        it: 'is requested again after a refusal',
        given: [...starting, failed(1)],
        when: request,
        changes: { microphone: 'prompting' },
        effects: ['microphone/open 2 null'],
      },
      { it: 'is not asked for again while it is granted', given: withDesk, when: request },
      { it: 'is not asked for without a session', given: [], when: request },
      {
        it: 'is replaced when it is unplugged',
        given: withDesk,
        when: { type: 'microphone/ended', microphone: desk },
        changes: { microphone: 'prompting' },
        effects: ['timer/clear microphone-silence', 'microphone/close desk', 'microphone/open 2 null'],
      },
      {
        it: 'ignores the end of another device',
        given: withDesk,
        when: { type: 'microphone/ended', microphone: headset },
      },
      {
        it: 'is released when the session refuses it',
        given: withDesk,
        when: refused(),
        changes: { microphone: 'unavailable not-connected' },
        effects: [
          'timer/clear microphone-silence',
          'microphone/close desk',
          'error/report microphone-not-connected',
        ],
      },
      {
        it: 'is released when the connection cannot read it',
        given: withDesk,
        when: signal({ type: 'microphone-failed', error: errorOf('microphone-not-connected') }),
        changes: { microphone: 'unavailable not-connected' },
        effects: [
          'timer/clear microphone-silence',
          'microphone/close desk',
          'error/report microphone-not-connected',
        ],
      },
      {
        it: 'ignores the refusal of an earlier session',
        given: [...withDesk, end, ...starting],
        when: refused(),
      },
      {
        it: 'is watched when it falls silent',
        given: withDesk,
        when: silent(true),
        effects: ['timer/set microphone-silence 2000'],
      },
      {
        it: 'is reported when it stays silent',
        given: [...withDesk, silent(true)],
        when: fired('microphone-silence'),
        changes: { microphone: 'unavailable silent' },
        effects: ['error/report microphone-silent'],
      },
      {
        it: 'is heard again',
        given: [...withDesk, silent(true), fired('microphone-silence')],
        when: silent(false),
        changes: { microphone: 'granted desk' },
        effects: ['timer/clear microphone-silence'],
      },
      {
        it: 'ignores the silence of another device',
        given: withDesk,
        when: silent(true, headset),
      },
      {
        it: 'is tried again when the user allows it',
        given: [...starting, failed(1)],
        when: { type: 'microphone/changed', change: 'granted' },
        effects: ['microphone/open 2 null'],
      },
      {
        it: 'is left alone when a device is plugged in',
        given: withDesk,
        when: { type: 'microphone/changed', change: 'devices' },
      },
      {
        it: 'is closed with the session',
        given: withDesk,
        when: end,
        changes: {
          phase: 'closed 1',
          session: 'ended user',
          microphone: 'idle',
          media: false,
          closing: '1',
          watches: '',
        },
        effects: [
          'timer/end attempt',
          'session/close 1',
          'promise/reject mode client session-stopped',
          'promise/reject mode server session-stopped',
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'timer/clear microphone-silence',
          'microphone/close desk',
          'timer/end session',
          'promise/reject start session-stopped',
          'watch/stop page',
          'watch/stop microphone',
          'watch/stop probing',
        ],
      },
    ],
    { microphone: true },
  );
});

describe('devices/choose', () => {
  itFollows(
    [
      {
        it: 'is kept for the next session',
        given: [],
        when: choose('headset'),
        changes: { devices: 'headset' },
        effects: [],
      },
      {
        it: 'ignores the choice that was made already without a session',
        given: [choose('headset')],
        when: choose('headset'),
      },
      {
        it: 'opens the other device in a live session',
        given: withDesk,
        when: choose('headset'),
        changes: { devices: 'headset' },
        effects: ['microphone/open 2 headset'],
      },
      {
        it: 'closes the old device when the new one is open',
        given: [...withDesk, choose('headset')],
        when: opened(2, headset),
        changes: { microphone: 'granted headset' },
        effects: [
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'microphone/set-muted headset false',
          'microphone/send 1 headset',
          'timer/clear microphone-silence',
          'microphone/close desk',
        ],
      },
      {
        it: 'stays with the old device when the new one fails',
        given: [...withDesk, choose('headset')],
        when: failed(2),
        effects: ['timer/clear microphone', 'timer/clear microphone-hold', 'error/report microphone-blocked'],
      },
      {
        it: 'keeps watching the old device when the new one fails',
        given: [...withDesk, silent(true), choose('headset')],
        when: failed(2),
        effects: ['timer/clear microphone', 'timer/clear microphone-hold', 'error/report microphone-blocked'],
      },
      {
        it: 'ignores the choice that was made already',
        given: withDesk,
        when: choose(null),
      },
    ],
    { microphone: true },
  );
});

describe('microphone/mute', () => {
  itFollows(
    [
      {
        it: 'is kept for the first session',
        given: [],
        when: muted(true),
        changes: { muted: true },
        effects: [],
      },
      { it: 'ignores a mute that is there', given: [muted(true)], when: muted(true) },
      {
        it: 'mutes the microphone that is opened later',
        given: [muted(true), ...starting, authorized()],
        when: opened(1),
        changes: { microphone: 'granted desk' },
        effects: [
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'microphone/set-muted desk true',
          'session/connect 1 client token-1 desk true',
        ],
      },
      {
        it: 'mutes the microphone of a live session',
        given: withDesk,
        when: muted(true),
        changes: { muted: true },
        effects: ['microphone/set-muted desk true'],
      },
      {
        it: 'unmutes it',
        given: [...withDesk, muted(true)],
        when: muted(false),
        changes: { muted: false },
        effects: ['microphone/set-muted desk false'],
      },
      {
        it: 'outlives the session',
        given: [...withDesk, muted(true)],
        when: end,
        changes: {
          phase: 'closed 1',
          session: 'ended user',
          microphone: 'idle',
          media: false,
          closing: '1',
          watches: '',
        },
        effects: [
          'timer/end attempt',
          'session/close 1',
          'promise/reject mode client session-stopped',
          'promise/reject mode server session-stopped',
          'timer/clear microphone',
          'timer/clear microphone-hold',
          'timer/clear microphone-silence',
          'microphone/close desk',
          'timer/end session',
          'promise/reject start session-stopped',
          'watch/stop page',
          'watch/stop microphone',
          'watch/stop probing',
        ],
      },
    ],
    { microphone: true },
  );
});
