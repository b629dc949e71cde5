import { expect, expectTypeOf, it } from 'vitest';
import * as livekit from 'livekit-client';
import type { LiveKitSdk, RoomEvents } from './livekit-sdk.js';

it('is what the real package is', () => {
  expectTypeOf<typeof livekit>().toExtend<LiveKitSdk>();
  type Listener = (...args: RoomEvents['trackSubscribed']) => void;
  expectTypeOf<Listener>().toExtend<livekit.RoomEventCallbacks['trackSubscribed']>();
  type Transcription = (...args: RoomEvents['transcriptionReceived']) => void;
  expectTypeOf<Transcription>().toExtend<livekit.RoomEventCallbacks['transcriptionReceived']>();
  const names: readonly (keyof RoomEvents)[] = [
    'trackSubscribed',
    'trackUnsubscribed',
    'participantDisconnected',
    'participantAttributesChanged',
    'activeSpeakersChanged',
    'transcriptionReceived',
    'disconnected',
  ];
  expect(Object.values(livekit.RoomEvent)).toEqual(expect.arrayContaining([...names]));
});

it('knows the numbers and words of the real package', () => {
  expect(livekit.Track.Source.Microphone).toBe('microphone');
  expect(livekit.ConnectionErrorReason.NotAllowed).toBe(0);
  const { DisconnectReason: reasons } = livekit;
  expect([
    reasons.DUPLICATE_IDENTITY,
    reasons.SERVER_SHUTDOWN,
    reasons.PARTICIPANT_REMOVED,
    reasons.ROOM_DELETED,
    reasons.ROOM_CLOSED,
  ]).toEqual([2, 3, 4, 5, 10]);
  const { ConnectionState: states } = livekit;
  expect(Object.values(states).filter((state) => state.toLowerCase().includes('reconnecting'))).toEqual([
    states.Reconnecting,
    states.SignalReconnecting,
  ]);
});
