import { expect, it } from 'vitest';
import { serverEndReason } from './server-end-reason.js';

it.each([
  ['Session time limit reached', 'limit'],
  ['MAX_SESSION_LENGTH', 'limit'],
  ['Maximum session length exceeded: limit of the session', 'limit'],
  ['Session ended due to silence', 'idle'],
  ['User inactivity timeout', 'idle'],
  ['end_call', 'server'],
  ['Engine shutdown', 'server'],
  ['', 'server'],
  [undefined, 'server'],
])('reads %s as %s', (words, reason) => {
  expect(serverEndReason(words)).toBe(reason);
});
