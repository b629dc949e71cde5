/** Tests with those real classes of livekit-client that work without a server: a room, remote tracks, its emitter. */
import {
  ConnectionState,
  RemoteAudioTrack,
  RemoteParticipant,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  type RemoteTrackPublication,
} from 'livekit-client';
import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { PersonaProvider, Stage, Transcript } from '../index.js';
import { livekitPersona } from './livekit-persona.js';
import type { LiveKitSdk } from './livekit-sdk.js';

const rooms: LocalRoom[] = [];

/** A real room. The test replaces only its connection to the server. */
class LocalRoom extends Room {
  join: () => void = () => undefined;
  left = 0;

  constructor() {
    super();
    rooms.push(this);
    this.connect = () =>
      new Promise((resolve) => {
        this.join = () => {
          this.state = ConnectionState.Connected;
          resolve();
        };
      });
    const leave = this.disconnect;
    this.disconnect = async (stopTracks) => {
      this.left += 1;
      await leave(stopTracks);
    };
  }
}

const sdk: LiveKitSdk = { Room: LocalRoom };

function avatarIn(room: Room): RemoteParticipant {
  const avatar = new RemoteParticipant({} as never, 'PA_1', 'avatar');
  room.remoteParticipants.set('avatar', avatar);
  return avatar;
}

function canvasTrack(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 320, height: 240 });
  const context = canvas.getContext('2d');
  const paint = () => {
    if (track.readyState === 'ended') return;
    context?.fillRect(0, 0, 320, 240);
    requestAnimationFrame(paint);
  };
  const track = canvas.captureStream(10).getVideoTracks()[0] as MediaStreamTrack;
  paint();
  return track;
}

function publish(room: Room, avatar: RemoteParticipant, track: RemoteVideoTrack | RemoteAudioTrack): void {
  room.emit(RoomEvent.TrackSubscribed, track, {} as RemoteTrackPublication, avatar);
}

const ours = (room: Room) =>
  [
    RoomEvent.TranscriptionReceived,
    RoomEvent.ParticipantAttributesChanged,
    RoomEvent.ActiveSpeakersChanged,
  ].map((event) => room.listenerCount(event));

afterEach(() => void rooms.splice(0));

function makePersona() {
  return livekitPersona({
    url: 'wss://room.test',
    token: 'jwt',
    avatarIdentity: 'avatar',
    devices: { microphone: false },
    loadLiveKit: async () => sdk,
  });
}

it('plays the avatar’s picture and shows its words, in StrictMode, and leaves nothing', async () => {
  const bare = ours(new Room());
  const persona = makePersona();
  const screen = await render(
    <StrictMode>
      <PersonaProvider persona={persona}>
        <Stage />
        <Transcript />
      </PersonaProvider>
    </StrictMode>,
  );
  expect(rooms).toHaveLength(0);
  const started = persona.start();
  await vi.waitFor(() => expect(rooms).toHaveLength(1));
  const room = rooms[0] as LocalRoom;
  const avatar = avatarIn(room);
  room.join();
  const picture = canvasTrack();
  const context = new AudioContext();
  const line = context.createMediaStreamDestination();
  const voice = line.stream.getAudioTracks()[0] as MediaStreamTrack;
  publish(room, avatar, new RemoteVideoTrack(picture, 'TR_1', undefined as never, {}));
  publish(room, avatar, new RemoteAudioTrack(voice, 'TR_2', undefined as never));
  await started;
  const video = screen.container.querySelector('video') as HTMLVideoElement;
  await vi.waitFor(() => expect(video.videoWidth).toBe(320));
  expect((video.srcObject as MediaStream).getAudioTracks()).toEqual([voice]);
  expect((video.srcObject as MediaStream).getVideoTracks()).toEqual([picture]);

  const segment = { startTime: 0, endTime: 0, language: 'en', firstReceivedTime: 0, lastReceivedTime: 0 };
  const heard = { ...segment, id: 'a', text: 'Who are you?', final: true };
  room.emit(RoomEvent.TranscriptionReceived, [heard], room.localParticipant);
  const said = { ...segment, id: 'b', text: 'Your avatar.', final: true };
  room.emit(RoomEvent.TranscriptionReceived, [said], avatar);
  await expect.element(screen.getByRole('log').getByText('Who are you?')).toBeVisible();
  await expect.element(screen.getByRole('log').getByText('Your avatar.')).toBeVisible();

  await persona.end();
  expect([room.left, ours(room)]).toEqual([1, bare]);
  expect(() => room.registerTextStreamHandler('lk.transcription', () => undefined)).not.toThrow();
  expect(video.srcObject).toBeNull();
  await persona.destroy();
  await context.close();
  picture.stop();
});

it.each(['joining', 'first track', 'live'] as const)('leaves nothing after a stop at: %s', async (point) => {
  const persona = makePersona();
  const started = persona.start().catch(({ code }: { code: string }) => code);
  await vi.waitFor(() => expect(rooms).toHaveLength(1));
  const room = rooms[0] as LocalRoom;
  const bare = ours(new Room());
  const picture = canvasTrack();
  const show = () =>
    publish(room, avatarIn(room), new RemoteVideoTrack(picture, 'TR_1', undefined as never, {}));
  if (point !== 'joining') room.join();
  if (point === 'live') {
    show();
    await started;
  }
  await persona.end();
  // A join that still succeeds must be followed by a leave.
  if (point === 'joining') room.join();
  show();
  expect(await started).toBe(point === 'live' ? undefined : 'session-stopped');
  await vi.waitFor(() => expect(room.state).toBe(ConnectionState.Disconnected));
  expect(ours(room)).toEqual(bare);
  expect(persona.store.getState()).toMatchObject({
    session: { status: 'ended', reason: 'user' },
    media: null,
  });
  await persona.destroy();
  picture.stop();
});
