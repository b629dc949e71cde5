/** Events from the far end of the SDK's peer connection. */
export interface EnginePeerEvents {
  /** Reports a candidate for the SDK's side. */
  candidate(candidate: RTCIceCandidateInit): void;
  channelOpened(): void;
  message(data: string): void;
  /** Passes on the user's microphone. */
  audio(stream: MediaStream): void;
  /** The SDK's side has closed. */
  gone(): void;
}

/** The stream id of the SDK's channel: the first odd number, because the SDK makes the offer (RFC 8832, section 6). */
const CHANNEL_ID = 1;

export class EnginePeer {
  readonly #peer = new RTCPeerConnection();
  readonly #early: RTCIceCandidateInit[] = [];
  /** Messages that wait until the page's channel is open and not blocked. */
  readonly #unsent: string[] = [];
  /** Messages from the page that arrived while the channel was blocked. */
  readonly #unheard: string[] = [];
  /** The tracks to restore after a blackout, by sender; `null` while there is none. */
  #held: Map<RTCRtpSender, MediaStreamTrack | null> | null = null;
  #channelHeld = false;
  #channel: RTCDataChannel | null = null;
  #closed = false;

  constructor(
    private readonly media: MediaStream,
    private readonly events: EnginePeerEvents,
    { hasChannel }: { readonly hasChannel: boolean },
  ) {
    this.#peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) events.candidate(candidate.toJSON());
    });
    if (hasChannel)
      this.#listen(this.#peer.createDataChannel('session', { negotiated: true, id: CHANNEL_ID }));
    this.#peer.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') events.audio(new MediaStream([track]));
    });
    this.#peer.addEventListener('connectionstatechange', () => {
      if (this.#peer.connectionState === 'failed') events.gone();
    });
  }

  /** Answers the first offer and, on the same session, an ICE restart. */
  async answer(offer: RTCSessionDescriptionInit): Promise<RTCSessionDescriptionInit> {
    await this.#peer.setRemoteDescription(offer);
    // The SDK reads `event.streams[0]`, so both tracks go out in one stream.
    if (this.#peer.getSenders().every((sender) => sender.track === null)) {
      for (const track of this.media.getTracks()) this.#peer.addTrack(track, this.media);
    }
    const answer = await this.#peer.createAnswer();
    await this.#peer.setLocalDescription(answer);
    for (const candidate of this.#early.splice(0)) await this.#add(candidate);
    return { type: 'answer', sdp: answer.sdp ?? '' };
  }

  async addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.#peer.remoteDescription) await this.#add(candidate);
    else this.#early.push(candidate);
  }

  send(message: object): void {
    const data = JSON.stringify(message);
    if (!this.#isHeld() && this.#channel?.readyState === 'open') this.#channel.send(data);
    else if (!this.#closed) this.#unsent.push(data);
  }

  /** Blocks media and messages without closing anything, like a network failure. */
  async blackOut(): Promise<void> {
    this.#held ??= new Map(this.#peer.getSenders().map((sender) => [sender, sender.track]));
    await Promise.all([...this.#held.keys()].map((sender) => sender.replaceTrack(null)));
  }

  /** Ends the blackout: restores the media, and delivers the held messages in order. */
  async lightUp(): Promise<void> {
    const held = this.#held;
    if (!held || this.#closed) return;
    this.#held = null;
    await Promise.all([...held].map(([sender, track]) => sender.replaceTrack(track)));
    this.#passHeld();
  }

  /** Blocks messages but not media. */
  holdChannel(): void {
    this.#channelHeld = true;
  }

  releaseChannel(): void {
    this.#channelHeld = false;
    this.#passHeld();
  }

  #isHeld(): boolean {
    return this.#channelHeld || this.#held !== null;
  }

  #passHeld(): void {
    if (this.#isHeld() || this.#channel?.readyState !== 'open') return;
    for (const data of this.#unsent.splice(0)) this.#channel.send(data);
    for (const data of this.#unheard.splice(0)) this.events.message(data);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#channel?.close();
    this.#peer.close();
  }

  async #add(candidate: RTCIceCandidateInit): Promise<void> {
    // Ignores an end-of-candidates mark, and a candidate for a connection that has just been closed.
    await this.#peer.addIceCandidate(candidate).catch(() => undefined);
  }

  /**
   * Listens to the engine's end of the SDK's channel, which the engine creates itself. In Chromium, a channel from a
   * `datachannel` event reports that it is open and can then permanently return to `connecting`: it receives, but
   * cannot send.
   */
  #listen(channel: RTCDataChannel): void {
    this.#channel = channel;
    channel.addEventListener('open', () => {
      this.#passHeld();
      this.events.channelOpened();
    });
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (this.#isHeld()) this.#unheard.push(data);
      else this.events.message(data);
    });
    // This is the first sign that the SDK's side has closed; the state of the connection changes seconds later.
    channel.addEventListener('close', () => {
      if (!this.#closed) this.events.gone();
    });
  }
}
