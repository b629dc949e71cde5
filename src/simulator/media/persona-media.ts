import type { SpokenWord } from '../words.js';
import type { Expression } from '../expression.js';
import type { FacePose } from './face-features.js';
import { drawFace } from './face.js';
import { tintOf, type Tint } from './paint.js';
import { startTicking } from './ticker.js';
import { speakWord } from './voice.js';

export interface PersonaMediaOptions {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames per second. */
  readonly fps: number;
  /** The hue of the clothes and the room, in degrees. */
  readonly hue: number;
}

interface MouthSpan {
  readonly from: number;
  readonly until: number;
  readonly word: SpokenWord;
}

/** A track from `captureStream(0)`, whose frames are requested one by one. */
type RequestedFrames = MediaStreamTrack & { requestFrame?: () => void };

/** Produces the video and the voice, as one stream with two tracks. */
export class PersonaMedia {
  readonly stream: MediaStream;
  readonly #canvas = document.createElement('canvas');
  readonly destination: MediaStreamAudioDestinationNode;
  readonly #video: RequestedFrames;
  readonly #tint: Tint;
  readonly #stopTicking: () => void;
  /** Resumes the audio. A rejection is ignored: the session can end before the browser has resumed it. */
  readonly #unlock = () => void this.audio.resume().catch(() => undefined);
  #mouth: MouthSpan | null = null;
  #source: AudioBufferSourceNode | null = null;
  #expression: Expression | null = null;
  #frozen = false;
  #blinkAt = 1.6;
  #gaze = 0;

  readonly audio = new AudioContext();

  constructor(options: PersonaMediaOptions) {
    // Without a gesture the audio stays suspended, because of the browser's autoplay rules. The video works.
    this.#unlock();
    this.#canvas.width = options.width;
    this.#canvas.height = options.height;
    this.#tint = tintOf(options.hue);
    this.destination = this.audio.createMediaStreamDestination();
    // A silent graph sends no packets at all, and the receiver then lags a second behind.
    const floor = this.audio.createConstantSource();
    floor.offset.value = 1e-5;
    floor.connect(this.destination);
    floor.start();
    this.#draw();
    const picture = this.#canvas.captureStream(0);
    const [video] = picture.getVideoTracks();
    const [voice] = this.destination.stream.getAudioTracks();
    if (!video || !voice) throw new Error('This browser provides no canvas or audio track.');
    this.#video = video;
    this.stream = new MediaStream([video, voice]);
    this.#stopTicking = startTicking(1000 / options.fps, () => this.#frame());
    addEventListener('pointerdown', this.#unlock);
    addEventListener('keydown', this.#unlock);
  }

  say(word: SpokenWord): void {
    this.hush();
    this.openMouth(word);
    const samples = speakWord(word, this.audio.sampleRate);
    const buffer = this.audio.createBuffer(1, Math.max(1, samples.length), this.audio.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = this.audio.createBufferSource();
    source.buffer = buffer;
    source.connect(this.destination);
    source.start();
    this.#source = source;
  }

  /** Moves the mouth as for this word. */
  openMouth(word: SpokenWord): void {
    this.#unlock();
    const now = performance.now() / 1000;
    this.#mouth = { from: now, until: now + word.ms / 1000, word };
  }

  /** Shows an expression until the next one. */
  express(expression: Expression | null): void {
    this.#expression = expression;
  }

  hush(): void {
    this.#source?.stop();
    this.#source = null;
    this.#mouth = null;
  }

  freeze(frozen: boolean): void {
    this.#frozen = frozen;
  }

  stop(): void {
    this.#stopTicking();
    this.hush();
    removeEventListener('pointerdown', this.#unlock);
    removeEventListener('keydown', this.#unlock);
    for (const track of this.stream.getTracks()) track.stop();
    void this.audio.close();
  }

  #frame(): void {
    if (this.#frozen) return;
    this.#draw();
    this.#video.requestFrame?.();
  }

  #draw(): void {
    const paint = this.#canvas.getContext('2d');
    const { width, height } = this.#canvas;
    if (!paint) return;
    const pose = this.#pose(performance.now() / 1000);
    drawFace(paint, width, height, this.#expression?.pose(pose) ?? pose, this.#tint);
    this.#expression?.draw(paint, width, height);
  }

  #pose(time: number): FacePose {
    const mouth = mouthAt(this.#mouth, time);
    if (time > this.#blinkAt + 0.16) {
      this.#blinkAt = time + 1.8 + Math.random() * 3.4;
      this.#gaze = (Math.random() - 0.5) * 0.9;
    }
    const intoBlink = (time - this.#blinkAt) / 0.16;
    const blink = intoBlink > 0 && intoBlink < 1 ? Math.sin(Math.PI * intoBlink) : 0;
    return { time, ...mouth, blink, gazeX: this.#gaze, brows: mouth.mouthOpen * 0.5 };
  }
}

/** Returns the shape of the mouth, which follows the same curve as the loudness of the voice. */
function mouthAt(span: MouthSpan | null, time: number): { mouthOpen: number; mouthWide: number } {
  if (!span || time >= span.until) return { mouthOpen: 0, mouthWide: 0.6 };
  const along = ((time - span.from) / (span.until - span.from)) * span.word.syllables;
  const letters = span.word.text.toLowerCase().match(/[aeiou]/gu) ?? ['a'];
  const vowel = letters[Math.floor(along) % letters.length] ?? 'a';
  const wide = { a: 0.55, e: 0.85, i: 1, o: 0.1, u: 0 }[vowel] ?? 0.5;
  const height = { a: 1, e: 0.65, i: 0.4, o: 0.8, u: 0.45 }[vowel] ?? 0.6;
  return { mouthOpen: Math.sin(Math.PI * (along % 1)) * height, mouthWide: wide };
}
