import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { noteAddress, remoteAddress } from './remote-address.js';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (remote, told) => {
  const request = new Request('http://x.test');
  noteAddress(request, { socket: { remoteAddress: remote } } as IncomingMessage);
  expect(remoteAddress(request)).toBe(told);
});
