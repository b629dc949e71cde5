import { describe, expect, it } from 'vitest';
import { closeMeaning, readClose } from './close-meaning.js';

const server = 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION';
const webrtc = 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE';
const signalling = 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE';

const meaningOf = (args: readonly unknown[], wasLive = true) => {
  const meaning = closeMeaning(readClose(args), wasLive);
  if (meaning.type === 'ended') return meaning.reason;
  return meaning.type === 'lost' ? meaning.error.code : meaning.type;
};

describe('what a close means', () => {
  it.each<[args: readonly unknown[], meaning: string]>([
    [['CONNECTION_CLOSED_CODE_NORMAL'], 'stopped'],
    // Media that the engine lost, by its code …
    [[server, 'txt', 'webrtc_connection_lost'], 'connection-lost'],
    [[server, 'txt', 'webrtc_dtls_failed'], 'connection-lost'],
    [[server, 'txt', 'user_never_established_webrtc_connection'], 'connection-lost'],
    [[server, { message: 'txt', reasonCode: 'webrtc_connection_lost' }], 'connection-lost'],
    [[server, 'txt', { reasonCode: 'WEBRTC_CONNECTION_LOST' }], 'connection-lost'],
    [[webrtc, 'txt'], 'connection-lost'],
    [[webrtc], 'connection-lost'],
    [[signalling], 'connection-lost'],
    // … and by its words.
    [[server, 'webrtc_connection_lost'], 'connection-lost'],
    [[server, 'WebRTC connection lost'], 'connection-lost'],
    [[server, 'DTLS handshake failed'], 'connection-lost'],
    [[server, 'ICE connection timed out'], 'connection-lost'],
    [[server, 'User never established a WebRTC connection within the time limit'], 'connection-lost'],
    [[server, 'Client disconnected'], 'connection-lost'],
    // Time that is up, of the session or the plan.
    [[server, 'txt', 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, { reasonCode: 'MAX_SESSION_LENGTH' }], 'limit'],
    [[webrtc, 'txt', 'MAX_SESSION_LENGTH'], 'limit'],
    [[webrtc, 'Session time limit reached'], 'limit'],
    [[server, 'Session time limit reached'], 'limit'],
    [[server, 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, 'Maximum session length exceeded: limit of the session'], 'limit'],
    [[server, 'Maximum duration exceeded'], 'limit'],
    [[server, 'Your plan limit of 3 minutes is reached'], 'limit'],
    // The code is exact where the words could be read otherwise.
    [[server, 'WebRTC session failed at its time limit', 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, 'Session time limit reached', 'webrtc_connection_lost'], 'connection-lost'],
    // Nobody spoke.
    [[server, 'Session ended due to silence'], 'idle'],
    [[server, 'User inactivity timeout'], 'idle'],
    [[server, 'Silence limit reached'], 'idle'],
    [[server, 'Client inactivity timeout'], 'idle'],
    [[server, 'Client never connected within the time limit'], 'connection-lost'],
    [[server, 'No user speech detected'], 'idle'],
    [[server, 'txt', 'USER_SILENCE'], 'idle'],
    // Anything else is the server's own affair.
    [[server, 'end_call'], 'server'],
    [[server, 'Engine shutdown'], 'server'],
    [[server, 'Session ended for inappropriate content'], 'server'],
    [[server, 'Failed'], 'server'],
    [[server, ''], 'server'],
    [[server, undefined], 'server'],
    [[server, null, 7], 'server'],
    [[server], 'server'],
  ])('%j is %s', (args, meaning) => {
    expect(meaningOf(args)).toBe(meaning);
  });

  it('is a connection that failed, where the session was not live yet', () => {
    expect(meaningOf([server, 'txt', 'user_never_established_webrtc_connection'], false)).toBe(
      'connection-failed',
    );
    expect(meaningOf([webrtc], false)).toBe('connection-failed');
    expect(meaningOf([server, 'txt', 'MAX_SESSION_LENGTH'], false)).toBe('limit');
  });

  it('keeps the message of the engine, or its code, for the developer', () => {
    expect(closeMeaning(readClose([server, 'time limit']), true)).toMatchObject({
      error: { message: 'Anam ended the session: time limit', data: { detail: 'time limit' } },
    });
    expect(closeMeaning(readClose([server, '', 'MAX_SESSION_LENGTH']), true)).toMatchObject({
      error: { code: 'session-ended-by-server', data: { detail: 'MAX_SESSION_LENGTH' } },
    });
    expect(closeMeaning(readClose([webrtc, 'txt', 'webrtc_dtls_failed']), true)).toMatchObject({
      error: { retryable: true, data: { detail: 'txt' } },
    });
  });
});
