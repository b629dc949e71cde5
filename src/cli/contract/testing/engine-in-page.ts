/**
 * Runs before the page's scripts: the engine of the twin. Requests for it go to the simulator; the simulator tells the
 * twin which tokens were used, and how many sessions run.
 */
import { createSimulator, type SimulatorOptions } from '../../../simulator/index.js';
import { answerOf, callOf, streamed } from '../../../simulator/testing/model-streams.js';

declare const TWIN_URL: string;

const real = globalThis.fetch.bind(globalThis);
const tell = (path: string, body = '') =>
  real(`${TWIN_URL}/twin/${path}`, { method: 'POST', mode: 'no-cors', body }).catch(() => undefined);

/** Transcribes every voice with the same words, because Chromium's recognition needs a network. */
class FixedRecognition extends EventTarget {
  #words = '';
  #timer: ReturnType<typeof setInterval> | undefined;
  start() {
    this.#timer = setInterval(() => {
      this.#words += ' stop';
      this.dispatchEvent(Object.assign(new Event('result'), { results: [[{ transcript: this.#words }]] }));
    }, 100);
  }
  abort() {
    clearInterval(this.#timer);
  }
}
Object.assign(globalThis, { SpeechRecognition: FixedRecognition });

/** A model that thinks, calls its tool, and says what the tool returned. */
async function model(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as { messages: { role: string; content: string }[] };
  const last = messages.at(-1);
  return last?.role === 'tool'
    ? streamed(
        answerOf(`The password is ${last.content.replaceAll(/[^\w ]/gu, '')}.`, 'The tool returned it.'),
      )
    : streamed(callOf('get_password'));
}

const options: SimulatorOptions = {
  media: { width: 96, height: 64, fps: 10 },
  speech: { rate: 1.6, latencyMs: 60 },
  llms: {
    'a7cf662c-2ace-4de1-a21e-ef0fbf144bb7': {
      spec: 'groq',
      model: 'gpt-oss-120b',
      reasoningFormat: 'parsed',
      fetch: model,
    },
  },
  onEvent: ({ type }) => {
    if (type === 'session-closed') void tell('active/0');
  },
};
const simulator = createSimulator(options);
simulator.install();

const simulated = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.startsWith(`${TWIN_URL}/v1/engine/`)) return simulated(input, init);
  const request = new Request(input, init);
  await tell('used', request.headers.get('authorization')?.replace('Bearer ', ''));
  await tell('active/1');
  return simulated(url.replace(TWIN_URL, 'https://api.anam.ai'), init);
};
