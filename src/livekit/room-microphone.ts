import type { Microphone, OpenMicrophone } from '../core/index.js';
import type { LiveKitPublication } from './livekit-sdk.js';

/** The microphone of a session in a room. Muting also mutes the track in the room, so that the agent knows about it. */
export class RoomMicrophone {
  #muted = false;
  #published: LiveKitPublication | null = null;

  constructor(private readonly openDevice: OpenMicrophone) {}

  readonly open: OpenMicrophone = async (request) => {
    const device = await this.openDevice(request);
    const microphone: Microphone = {
      stream: device.stream,
      deviceId: device.deviceId,
      handOut: () => device.handOut(),
      onEnded: (callback) => device.onEnded(callback),
      setMuted: (muted) => {
        this.#muted = muted;
        device.setMuted(muted);
        this.#tell();
      },
      close: () => device.close(),
    };
    return microphone;
  };

  publish(published: LiveKitPublication | null): void {
    this.#published = published;
    if (this.#muted) this.#tell();
  }

  /** Replaces the published track. @returns false if there is none */
  async replace(track: MediaStreamTrack): Promise<boolean> {
    if (!this.#published?.replaceTrack) return false;
    await this.#published.replaceTrack(track, { userProvidedTrack: true });
    return true;
  }

  /**
   * Mutes or unmutes the published track. A room that is closing refuses this, but the device itself is already muted
   * or unmuted.
   */
  #tell(): void {
    const told = this.#muted ? this.#published?.mute() : this.#published?.unmute();
    told?.catch(() => undefined);
  }
}
