import { Conversation } from './conversation.js';
import { EnginePeer, type EnginePeerEvents } from './engine-peer.js';
import { EngineTimers } from './engine-timers.js';
import { HeldFrames } from './held-frames.js';
import { listen, type Listening } from './listening.js';
import { PersonaMedia } from './media/persona-media.js';
import type { PageAudio, PageAudioRecord } from './page-audio.js';
import type { TalkFrame } from './persona-speech.js';
import { readPersonaUpdate } from './persona-update.js';
import type { SessionBehaviour } from './session-behaviour.js';
import type { SessionRecord } from './session-record.js';
import { SessionTimers } from './session-timers.js';
import type { SimulatedSocket } from './simulated-socket.js';
import { ToolCalls, type ToolAnswer, type ToolCallOptions, type ToolResultMessage } from './tool-calls.js';

/** Message types of the data channel that need no answer. `remote_rtp_stats` comes every five seconds. */
const silentMessages = new Set(['remote_rtp_stats']);

/** What an engine says when its model prompts a silent user. */
const STILL_THERE = 'Are you still there?';

/** One session at the engine: its signalling, its peer, and its speech in both directions. */
export class SimulatedSession {
  /** Frames that the simulator does not know: either the SDK is newer than the simulator, or a frame is wrong. */
  readonly violations: string[] = [];
  /** The settings that the page changed during the session, by path. */
  readonly settings: Record<string, unknown> = {};
  /** The Director Note cues that the page sent and the engine knows, in order. */
  readonly cues: string[] = [];
  /** The audio that the page sent for the persona to speak. */
  readonly pageAudio: PageAudioRecord = { receivedMs: 0, playedMs: 0, ended: false };
  open = true;
  #pageAudio: Promise<PageAudio> | null = null;
  #socket: SimulatedSocket | null = null;
  #peer: EnginePeer | null = null;
  #answered = false;
  /** Whether a turn was skipped since the user was last heard. */
  #turnSkipped = false;
  #media: PersonaMedia | null = null;
  #listening: Listening | null = null;
  #refusedUntil = 0;
  readonly #frames = new HeldFrames();
  readonly #timers: SessionTimers;
  readonly #engineTimers: EngineTimers;
  readonly #conversation: Conversation;
  readonly #tools: ToolCalls;

  constructor(
    readonly id: string,
    private readonly behaviour: SessionBehaviour,
  ) {
    this.#timers = new SessionTimers(behaviour.clock);
    this.#engineTimers = new EngineTimers(behaviour.clock, behaviour.timers, {
      turnSkipped: behaviour.answer && (() => this.#skipTurn()),
      silenceEnded: () => this.end('Session ended due to silence'),
      lengthReached: () => this.end('Session time limit reached', 'MAX_SESSION_LENGTH'),
    });
    this.#tools = new ToolCalls({
      sessionId: id,
      clock: behaviour.clock,
      createId: behaviour.createId,
      send: (messageType, data) => this.#channel(messageType, data),
    });
    this.#conversation = new Conversation(behaviour, {
      channel: (messageType, data) => {
        // A cue applies to one utterance.
        if ('role' in data && data.role === 'persona' && 'content_index' in data && data.content_index === 0)
          this.#media?.express(null);
        this.#channel(messageType, data);
      },
      signal: (actionType, payload) => this.#signal(actionType, payload),
      word: (word) => {
        // No silence is counted while the engine's own model answers. The engine does not know about the page's model.
        if (behaviour.answer && !this.#turnSkipped) this.#engineTimers.heard();
        this.#media?.say(word);
      },
      hush: () => this.#media?.hush(),
      wait: (ms) => this.wait(ms),
      callTool: (name, args, options) => this.callTool(name, args, options),
      busy: (isBusy) => this.#engineTimers.hold(isBusy),
    });
  }

  /** All received `talkstream` frames, in order. */
  get talkFrames(): readonly TalkFrame[] {
    return this.#conversation.talkFrames;
  }

  /**
   * What the voice has said of the newest utterance, as it was written: the truth that a page's `heard` text is compared
   * with. Contains each word from its beginning on.
   */
  get voiced(): string {
    return this.#conversation.voiced;
  }

  /** The texts that the page sent with `addContext`, in order. */
  get contexts(): readonly string[] {
    return this.#conversation.contexts;
  }

  /** The messages, for the transcript. */
  get record(): SessionRecord {
    return this.#conversation.record;
  }

  /** Whether the page has a signalling socket to this session. */
  get connected(): boolean {
    return this.#socket !== null;
  }

  accepts(): boolean {
    return this.open && this.behaviour.clock.now() >= this.#refusedUntil;
  }

  attach(socket: SimulatedSocket): void {
    this.#timers.keep();
    this.#socket = socket;
  }

  detach(socket: SimulatedSocket): void {
    if (this.#socket === socket) this.#socket = null;
  }

  /** Ends the session unless a socket opens first. */
  expireIn(ms: number): void {
    this.#timers.expireIn(ms, () => this.dispose());
  }

  /** Resolves after `ms`, or never if the session ends earlier. */
  wait(ms: number): Promise<void> {
    return this.#timers.wait(ms);
  }

  /** Handles a frame of the page's signalling socket. */
  receive(data: string): void {
    this.#frames.pass(() => this.#accept(data));
  }

  #accept(data: string): void {
    const { actionType, payload } = JSON.parse(data) as { actionType: string; payload: never };
    if (actionType === 'heartbeat') return;
    this.behaviour.log('frame', { actionType, payload });
    if (actionType === 'offer') void this.#answer(payload);
    else if (actionType === 'icecandidate') this.#addCandidate(payload);
    else if (actionType === 'talkstream') this.#conversation.talk(payload);
    else if (actionType === 'agentaudioinput') this.#withPageAudio((audio, at) => audio.push(payload, at));
    else if (actionType === 'agentaudioinputend') this.#withPageAudio((audio) => audio.end());
    else this.#violation(`unknown signalling frame ${actionType}`);
  }

  /** Lets the persona say a text that is not an answer: from Anam's model, or from the page (`external`). */
  say(text: string, options?: { readonly external?: boolean }): void {
    this.#conversation.say(text, options);
  }

  /** Interrupts the persona's current speech. */
  interrupt(): void {
    this.#conversation.interrupt();
    this.#hushPage();
  }

  /** Lets the user say this text, with the same events as a spoken utterance. */
  async userSays(text: string): Promise<void> {
    this.userSpeechStarted();
    await this.wait(60);
    this.userSpeechEnded(text);
  }

  /** Handles the start of the user's speech, which interrupts the persona. */
  userSpeechStarted(): void {
    this.#heardUser();
    this.#conversation.userSpeechStarted();
  }

  /** Handles the end of the user's speech. An empty text is a sound that could not be transcribed. */
  userSpeechEnded(words: string): void {
    this.#heardUser();
    this.#conversation.userSpeechEnded(words);
  }

  /** Sends a thought of the service's model, word by word. */
  reason(text: string): void {
    this.#conversation.reason(text);
  }

  /** The service's model calls a tool; resolves with the result from the page, or from the engine's own tool. */
  callTool(name: string, args: object, options?: ToolCallOptions): Promise<ToolAnswer> {
    return this.#tools.call(name, args, options);
  }

  warn(text: string): void {
    this.#signal('warning', text);
  }

  /** Ends the session from the server; newer engines send a code with the message. */
  end(reason: string, reasonCode?: string): void {
    this.#engineTimers.stop();
    this.#signal('endsession', reason, reasonCode === undefined ? {} : { reasonCode });
    void this.wait(50).then(() => this.dispose());
  }

  /** Breaks the socket. No new one can open for `refuseForMs` milliseconds. */
  cutSocket(code = 1006, { refuseForMs = 0 }: { readonly refuseForMs?: number } = {}): void {
    this.#refusedUntil = this.behaviour.clock.now() + refuseForMs;
    this.#socket?.shut(code, '');
  }

  /** Keeps the socket open but lets it transmit nothing, permanently or for `ms` milliseconds. */
  stallSocket(ms?: number): void {
    this.#frames.hold();
    if (ms !== undefined) void this.wait(ms).then(() => this.#frames.release());
  }

  /** Freezes the video while the voice continues, permanently or for `ms` milliseconds. */
  freezeVideo(ms?: number): void {
    this.#media?.freeze(true);
    if (ms !== undefined) void this.wait(ms).then(() => this.#media?.freeze(false));
  }

  /** Blocks all media and messages without a close event, permanently or for `ms` milliseconds. */
  loseNetwork(ms?: number): void {
    this.stallSocket(ms);
    void this.#peer?.blackOut();
    if (ms !== undefined) void this.wait(ms).then(() => this.#peer?.lightUp());
  }

  /**
   * Breaks the connection. The engine answers the following ICE restart with a new peer. The SDK creates its data
   * channel only once, so the video and the voice return, but events and the page's messages do not.
   */
  movePeer(): void {
    this.#peer?.close();
    this.#peer = null;
    this.behaviour.log('peer-moved', this.id);
  }

  /** Crashes the engine: its signalling no longer responds, and its session has ended. */
  crash(): void {
    this.#frames.hold();
    this.open = false;
    // This must come first, so that no event reports it.
    this.#peer?.close();
    this.#engineTimers.stop();
    this.#conversation.stop();
    this.#tools.stop();
    this.#hushPage();
    this.#listening?.stop();
    this.#media?.stop();
    this.behaviour.log('session-crashed', this.id);
  }

  dispose(): void {
    this.#conversation.stop();
    this.#tools.stop();
    // This must happen now, because the event for an interrupted speech may be delayed.
    this.#timers.clear();
    this.#engineTimers.stop();
    if (!this.open) return;
    this.open = false;
    this.#hushPage();
    this.#listening?.stop();
    this.#peer?.close();
    this.#media?.stop();
    this.#socket?.shut(1000, '');
    this.behaviour.log('session-closed', this.id);
  }

  /** Answers an offer. The first offer opens the session; a later one is an ICE restart. */
  async #answer({
    connectionDescription,
  }: {
    connectionDescription: RTCSessionDescriptionInit;
  }): Promise<void> {
    const first = !this.#answered;
    this.#answered = true;
    const { endsBefore, ready, readyAfterMs } = this.behaviour;
    if (endsBefore === 'answer') return this.end('No engine could be prepared');
    this.#peer ??= this.#makePeer(first);
    this.#signal('answer', await this.#peer.answer(this.#reachableOffer(connectionDescription)));
    if (!first || !this.open) return;
    if (endsBefore === 'ready') return this.end('The engine could not be prepared');
    if (!ready) return;
    if (readyAfterMs > 0) await this.wait(readyAfterMs);
    this.#signal('sessionready', undefined);
    this.#engineTimers.start();
    this.#conversation.start();
    if (this.behaviour.greeting) this.say(this.behaviour.greeting);
    this.behaviour.onReady();
  }

  /**
   * Creates a peer. A peer that answers an ICE restart has no channel, because the SDK creates its channel only once.
   */
  #makePeer(hasChannel: boolean): EnginePeer {
    this.#media ??= new PersonaMedia(this.behaviour.media);
    const events: EnginePeerEvents = {
      candidate: (candidate) => {
        if (this.behaviour.candidates) this.#signal('icecandidate', candidate);
      },
      channelOpened: () => this.behaviour.log('channel-open'),
      message: (data) => this.#message(data),
      audio: (stream) => this.#hear(stream),
      gone: () => this.dispose(),
    };
    const peer = new EnginePeer(this.#tracks(this.#media.stream), events, { hasChannel });
    if (this.behaviour.channelAfterMs > 0) this.#holdChannel(peer);
    return peer;
  }

  /** Returns the offer, without the page's addresses if the engine cannot be reached. */
  #reachableOffer(offer: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
    return this.behaviour.candidates
      ? offer
      : { ...offer, sdp: offer.sdp?.replace(/^a=candidate:.*\r\n/gm, '') ?? '' };
  }

  #addCandidate(candidate: RTCIceCandidateInit): void {
    if (this.behaviour.candidates) void this.#peer?.addCandidate(candidate);
  }

  #tracks(media: MediaStream): MediaStream {
    const { tracks } = this.behaviour;
    if (tracks === 'nothing') return new MediaStream();
    if (tracks === 'voice') for (const track of media.getVideoTracks()) media.removeTrack(track);
    return media;
  }

  #holdChannel(peer: EnginePeer): void {
    const { channelAfterMs } = this.behaviour;
    peer.holdChannel();
    if (channelAfterMs !== Infinity) void this.wait(channelAfterMs).then(() => peer.releaseChannel());
  }

  #hear(stream: MediaStream): void {
    if (this.behaviour.microphone === 'ignore') return;
    this.#listening?.stop();
    this.#listening = listen(stream, {
      started: () => this.userSpeechStarted(),
      ended: (words) => this.userSpeechEnded(words),
    });
  }

  #message(data: string): void {
    const {
      message_type: type,
      content = '',
      data: detail,
      cue,
    } = JSON.parse(data) as {
      message_type: string;
      content?: string;
      data?: unknown;
      cue?: { readonly tag?: unknown };
    };
    if (type !== 'remote_rtp_stats') this.behaviour.log('message', { type, content });
    if (type === 'interrupt') this.interrupt();
    else if (type === 'tool_result') this.#acceptResult(data);
    else if (type === 'context') this.#conversation.contexts.push(content);
    else if (type === 'speech') this.#hearText(content);
    else if (type === 'persona_config') this.#update(detail);
    else if (type === 'director_note_cue') void this.#express(cue?.tag);
    else if (!silentMessages.has(type)) this.#violation(`unknown data-channel message ${type}`);
  }

  /** Loads the code that plays the page's audio, with the first frame. */
  #withPageAudio(action: (audio: PageAudio, at: number) => void): void {
    const media = this.#media;
    const at = this.behaviour.clock.now();
    if (!media) return;
    this.#pageAudio ??= import('./page-audio.js').then(
      (code) => new code.PageAudio(this.behaviour.clock, media, this.pageAudio),
    );
    void this.#pageAudio.then((audio) => this.open && action(audio, at));
  }

  #hushPage(): void {
    void this.#pageAudio?.then((audio) => audio.hush());
  }

  #hearText(text: string): void {
    this.#heardUser();
    this.#conversation.typed(text);
  }

  #heardUser(): void {
    this.#turnSkipped = false;
    this.#engineTimers.heard();
  }

  #update(data: unknown): void {
    const update = readPersonaUpdate(data);
    if ('refused' in update) return this.warn(update.refused);
    const changed = Object.entries(update.changes);
    if (changed.length === 0) return;
    Object.assign(this.settings, update.changes);
    if (Object.keys(update.detection).length > 0) this.#engineTimers.change(update.detection);
    const fields = changed.map(([name, after]) => [name, { before: null, after }]);
    this.#channel('personaConfigUpdateApplied', { changed_fields: Object.fromEntries(fields) as object });
  }

  async #express(tag: unknown): Promise<void> {
    const { expressionOf } = await import('./expression.js');
    const expression = expressionOf(tag);
    if (!this.open) return;
    if (!expression) return this.warn(`Unknown Director Note cue: ${String(tag)}`);
    this.cues.push(String(tag));
    this.#media?.express(expression);
    this.#channel('directorNoteCueApplied', {
      session_id: this.id,
      cue_tag: tag,
      user_action_correlation_id: this.behaviour.createId(),
    });
  }

  #skipTurn(): void {
    this.#turnSkipped = true;
    this.behaviour.log('turn-skipped', this.id);
    this.say(STILL_THERE);
  }

  #acceptResult(data: string): void {
    const message = JSON.parse(data) as ToolResultMessage;
    if (!this.#tools.accept(message))
      this.#violation(`a result without an open call: ${message.tool_call_id}`);
  }

  #channel(messageType: string, data: object): void {
    this.behaviour.log(messageType, data);
    for (let copy = 0; copy < this.behaviour.copies; copy += 1) this.#peer?.send({ messageType, data });
  }

  #signal(actionType: string, payload: unknown, more: object = {}): void {
    this.behaviour.log('signal', { actionType });
    this.#frames.pass(() => this.#socket?.deliver({ actionType, sessionId: this.id, payload, ...more }));
  }

  #violation(what: string): void {
    this.violations.push(what);
    this.behaviour.log('violation', what);
    console.error(`anam-react simulator: ${what}. The SDK may be newer than the simulator.`);
  }
}
