import { describe, expect, it } from 'vitest';
import { closeMeaning, readClose } from './close-meaning.js';
import { closeSignal } from './close-signal.js';

const server = 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION';
const webrtc = 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE';
const signalling = 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE';

const meaningOf = (args: readonly unknown[]) => closeMeaning(readClose(args));

describe('what a close means', () => {
  it.each<[args: readonly unknown[], meaning: string]>([
    [['CONNECTION_CLOSED_CODE_NORMAL'], 'stopped'],
    // Lost media, by the code …
    [[server, 'txt', 'webrtc_connection_lost'], 'lost'],
    [[server, 'txt', 'webrtc_dtls_failed'], 'lost'],
    [[server, 'txt', 'user_never_established_webrtc_connection'], 'lost'],
    [[server, { message: 'txt', reasonCode: 'webrtc_connection_lost' }], 'lost'],
    [[server, 'txt', { reasonCode: 'WEBRTC_CONNECTION_LOST' }], 'lost'],
    [[webrtc, 'txt'], 'lost'],
    [[webrtc], 'lost'],
    [[signalling], 'lost'],
    // … and by the message.
    [[server, 'webrtc_connection_lost'], 'lost'],
    [[server, 'WebRTC connection lost'], 'lost'],
    [[server, 'DTLS handshake failed'], 'lost'],
    [[server, 'ICE connection timed out'], 'lost'],
    [[server, 'User never established a WebRTC connection within the time limit'], 'lost'],
    [[server, 'Client disconnected'], 'lost'],
    // The time limit of the session or the plan.
    [[server, 'txt', 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, { reasonCode: 'MAX_SESSION_LENGTH' }], 'limit'],
    [[webrtc, 'txt', 'MAX_SESSION_LENGTH'], 'limit'],
    [[webrtc, 'Session time limit reached'], 'limit'],
    [[server, 'Session time limit reached'], 'limit'],
    [[server, 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, 'Maximum session length exceeded: limit of the session'], 'limit'],
    [[server, 'Maximum duration exceeded'], 'limit'],
    [[server, 'Your plan limit of 3 minutes is reached'], 'limit'],
    // The code decides if the message is ambiguous.
    [[server, 'WebRTC session failed at its time limit', 'MAX_SESSION_LENGTH'], 'limit'],
    [[server, 'Session time limit reached', 'webrtc_connection_lost'], 'lost'],
    // Nobody spoke.
    [[server, 'Session ended due to silence'], 'idle'],
    [[server, 'User inactivity timeout'], 'idle'],
    [[server, 'Silence limit reached'], 'idle'],
    [[server, 'Client inactivity timeout'], 'idle'],
    [[server, 'Client never connected within the time limit'], 'lost'],
    [[server, 'No user speech detected'], 'idle'],
    [[server, 'txt', 'USER_SILENCE'], 'idle'],
    // Everything else means `server`.
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

  it.each([
    [[server, 'time limit'], { by: 'service', reason: 'limit', detail: 'time limit' }],
    [[server, '', 'MAX_SESSION_LENGTH'], { by: 'service', reason: 'limit', detail: 'MAX_SESSION_LENGTH' }],
    [[webrtc, 'txt', 'webrtc_dtls_failed'], { by: 'network', detail: `${webrtc}: txt` }],
    [[webrtc], { by: 'network', detail: webrtc }],
    [[server], { by: 'service', reason: 'server' }],
    [['CONNECTION_CLOSED_CODE_NORMAL'], { by: 'us' }],
  ])('keeps the message of the engine, or its code, for the developer: %j', (args, signal) => {
    expect(closeSignal(args)).toEqual({ type: 'closed', ...signal });
  });
});
