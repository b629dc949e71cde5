export interface ListeningEvents {
  /** Called when a voice begins. */
  started(): void;
  /** Called when a voice ends, with the words if the browser recognized them. */
  ended(words: string): void;
}

export interface Listening {
  stop(): void;
}

const EVERY_MS = 40;
/** The level from which a sound counts as a voice (RMS of full scale). A quiet room is at a tenth of this level. */
const VOICE_RMS = 0.03;
/**
 * Minimum durations, so that a click does not count as a voice, and a breath between words does not count as its end.
 */
const BEGIN_MS = 160;
const END_MS = 800;

interface Recognition extends EventTarget {
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  abort(): void;
}

type Results = ArrayLike<ArrayLike<{ readonly transcript: string }>>;

/** Listens to the user's microphone with a simple voice activity detector. */
export function listen(stream: MediaStream, events: ListeningEvents): Listening {
  // Chromium passes a remote track to Web Audio only while an element plays it.
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  void element.play().catch(() => undefined);
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const words = recognize();
  let loudMs = 0;
  let quietMs = 0;
  let speaking = false;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const loud = rms(samples) > VOICE_RMS;
    loudMs = loud ? loudMs + EVERY_MS : 0;
    quietMs = loud ? 0 : quietMs + EVERY_MS;
    if (!speaking && loudMs >= BEGIN_MS) {
      speaking = true;
      words.clear();
      events.started();
    } else if (speaking && quietMs >= END_MS) {
      speaking = false;
      events.ended(words.take());
    }
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      words.stop();
      element.srcObject = null;
      void audio.close();
    },
  };
}

const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/**
 * Starts the browser's speech recognition, if it has one. The recognition needs an online service, so it may return
 * nothing.
 */
function recognize() {
  let heard = '';
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as Record<string, unknown>;
  const Constructor = (SpeechRecognition ?? webkitSpeechRecognition) as (new () => Recognition) | undefined;
  const recognition = Constructor && navigator.onLine ? new Constructor() : null;
  if (recognition) {
    recognition.continuous = true;
    recognition.interimResults = true;
    recognition.addEventListener('result', (event) => {
      const { results } = event as Event & { results: Results };
      heard = Array.from(results, (each) => each[0]?.transcript ?? '').join(' ');
    });
    try {
      recognition.start();
    } catch {
      // Recognition is already running, or was refused. There are then no words, as when there is no network.
    }
  }
  let from = 0;
  return {
    clear: () => (from = heard.length),
    take: () => heard.slice(from).trim(),
    stop: () => recognition?.abort(),
  };
}
