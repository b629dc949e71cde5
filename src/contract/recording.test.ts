import { describe, expect, it } from 'vitest';
import { readRecording, writeRecording, type Recording } from './recording.js';
import { scrub } from './scrub.js';
import { inventedBy, shapesOf } from './shapes.js';

const head = {
  recording: 1,
  service: 'https://api.anam.ai',
  sdk: '4.27.0',
  at: '2026-12-01T00:00:00.000Z',
} as const;
const frame = (type: string, data: unknown) =>
  ({ at: 1, step: 'client/hello', what: 'frame', via: 'channel', from: 'service', type, data }) as const;

describe('a recording', () => {
  it('is read as it was written', () => {
    const recording: Recording = { head, entries: [frame('speechText', { content: 'Hi\n' })] };
    expect(readRecording(writeRecording(recording))).toEqual(recording);
  });

  it.each([
    ['', 'The recording is empty.'],
    ['{"recording":2}', 'Line 1 is not'],
    [`${JSON.stringify(head)}\n{"at":1}\n`, 'Line 2 is not'],
    [`${JSON.stringify(head)}\nnot JSON\n`, 'Line 2 is not'],
  ])('that is %j is refused', (text, words) => {
    expect(() => readRecording(text)).toThrow(words);
  });

  it('contains neither credentials nor addresses', () => {
    const token = 'eyJhbGciOi.eyJ0eXBlIjoiZXBoZW1lcmFsIn0.signature';
    const secrets = {
      sessionToken: token,
      note: `Bearer key-123 ${token}`,
      clientConfig: { iceServers: [{ username: 'u', credential: 'c' }] },
      payload: { candidate: 'candidate:1 1 udp 1 192.168.0.7 9 typ host', sdp: 'a=ice-pwd:x' },
    };
    expect(scrub(secrets, (text) => text.replaceAll('key-123', '[key]'))).toEqual({
      sessionToken: '[removed]',
      note: 'Bearer [key] [removed]',
      clientConfig: { iceServers: [] },
      payload: { candidate: '[removed]', sdp: '[removed]' },
    });
  });
});

describe('the shapes of two recordings', () => {
  const recorded = shapesOf([frame('speechText', { content: 'a', index: 1, extra: true })]);

  it('are compatible if the simulation sends what the service sends, or less', () => {
    expect(inventedBy(shapesOf([frame('speechText', { content: 'b' })]), recorded)).toEqual([]);
    expect(inventedBy(shapesOf([frame('other', { x: 1 })]), recorded)).toEqual([]);
  });

  it('differ by a field that the service does not send, and by a type', () => {
    expect(inventedBy(shapesOf([frame('speechText', { content: 1, invented: 'x' })]), recorded)).toEqual([
      'channel speechText: content is string, not number',
      'channel speechText: the service sends no invented',
    ]);
  });
});
