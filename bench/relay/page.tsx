import { createClient, type AnamClient } from '@anam-ai/js-sdk';
import { PersonaChat } from 'anam-react';
import { createPersona, type Persona } from 'anam-react/core';
import { openaiCompatible } from 'anam-react/llm';
import { createSimulator } from 'anam-react/simulator';
import 'anam-react/styles.css';
import { createParser } from 'eventsource-parser';
import { createRoot } from 'react-dom/client';

/** When each network chunk arrived, how many deltas it contained, and when each talk frame was sent. */
interface Recording {
  readonly arrivals: { at: number; bytes: Uint8Array }[];
  readonly sends: number[];
}

let recording: Recording = { arrivals: [], sends: [] };

const simulator = createSimulator({ microphone: 'ignore' });
simulator.install();
globalThis.WebSocket = new Proxy(WebSocket, {
  construct(target, args: [string]) {
    const socket = new target(...args);
    const send = socket.send.bind(socket);
    socket.send = (data) => {
      if (typeof data === 'string' && data.includes('"talkstream"') && !data.includes('"content":""')) {
        recording.sends.push(performance.now());
      }
      send(data);
    };
    return socket;
  },
});

/** All variants use the same reader, which records the arrival before it passes the bytes on. */
const recordingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const read = reader.read.bind(reader);
  reader.read = () =>
    read().then((result) => {
      if (result.value) recording.arrivals.push({ at: performance.now(), bytes: result.value });
      return result;
    });
  Object.defineProperty(response.body, 'getReader', { value: () => reader });
  return response;
};

let url = '';
const persona: Persona = createPersona({
  session: simulator.session,
  llm: {
    client: openaiCompatible({
      url: 'http://relay.invalid/v1',
      model: 'bench',
      fetch: (_input, init) => recordingFetch(url, init),
    }),
  },
  devices: { microphone: false },
});
createRoot(document.querySelector('#root') as Element).render(<PersonaChat persona={persona} />);

async function runLibrary(): Promise<void> {
  if (persona.store.getState().session.status !== 'live') await persona.start();
  const turn = persona.ask('Go.');
  await until(() => wroteAll(persona, turn.id));
  persona.interrupt();
  await turn.ended;
}

/** The model is done when its message contains the last word. */
function wroteAll({ store }: Persona, turnId: string): boolean {
  const message = store.getState().transcript.groups.at(-1)?.items.at(-1);
  const last = `w${expected - 1} `;
  return message?.role === 'persona' && message.turnId === turnId && message.written.endsWith(last);
}

let expected = 0;
let client: AnamClient | null = null;

async function bareClient(): Promise<AnamClient> {
  if (client) return client;
  const made = createClient(await simulator.session({ mode: 'client' }), {
    disableInputAudio: true,
    rtcConfiguration: { iceCandidatePoolSize: 0 },
  });
  await made.stream();
  client = made;
  return made;
}

async function runBare(consume: (talk: (text: string) => void) => (text: string) => void): Promise<void> {
  const talkStream = (await bareClient()).createTalkMessageStream();
  const response = await recordingFetch(url, { method: 'POST' });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  const feed = consume((text) => void talkStream.streamMessageChunk(text, false));
  for (let next = await reader.read(); !next.done; next = await reader.read())
    feed(decoder.decode(next.value, { stream: true }));
  await talkStream.endMessage();
  client?.interruptPersona();
}

interface Chunk {
  choices: { delta?: { content?: string } }[];
}

const relayChunk = (data: string, talk: (text: string) => void) => {
  if (data === '[DONE]') return;
  const content = (JSON.parse(data) as Chunk).choices[0]?.delta?.content;
  if (content) talk(content);
};

const withParser = () =>
  runBare((talk) => {
    const parser = createParser({ onEvent: (event) => relayChunk(event.data, talk) });
    return (text) => parser.feed(text);
  });

const byHand = () =>
  runBare((talk) => {
    let rest = '';
    return (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) relayChunk(line.slice(6), talk);
    };
  });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const variants = { library: runLibrary, 'eventsource-parser': withParser, 'by-hand': byHand };

async function relay(variant: keyof typeof variants, path: string) {
  recording = { arrivals: [], sends: [] };
  expected = path === '/bulk' ? 10_000 : 1000;
  url = path;
  await variants[variant]();
  await until(() => recording.sends.length >= expected);
  const { sends, arrivals } = recording;
  return { latencies: latencies(), wallMs: (sends.at(-1) ?? 0) - (arrivals[0]?.at ?? 0) };
}

/**
 * Returns, for each delta, the time from the arrival of the network chunk that completed it until it was sent, in ms.
 */
function latencies(): number[] {
  const decoder = new TextDecoder();
  let sent = 0;
  let rest = '';
  return recording.arrivals.flatMap(({ at, bytes }) => {
    const frames = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = frames.pop() ?? '';
    return frames
      .filter((frame) => frame.includes('"content"'))
      .map(() => (recording.sends[sent++] ?? Number.NaN) - at);
  });
}

Object.assign(globalThis, { relay });
