import { PersonaProvider, Transcript } from 'anam-react';
import { createPersona, type Conversation, type Persona } from 'anam-react/core';
import { custom } from 'anam-react/llm';
import 'anam-react/styles.css';
import { useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
// No video, because its cost would hide the cost of the text.
import { FakeAnamClient } from '../../src/core/testing/fake-anam-client.js';
import { clientsOf } from '../../src/core/testing/fake-sessions.js';

/** The pace of a run: one delta per `every` ms, or one per task if `every` is 0. */
interface Shape {
  readonly history: number;
  /** The streamed content. The variants without the library show both kinds in the same way. */
  readonly part: 'thought' | 'answer';
  /** The length of the text before the first measured delta, in characters. */
  readonly length: number;
  readonly deltas: number;
  readonly every: number;
}

/** A variant in the page, which receives deltas until it is closed. */
interface Stage {
  push(text: string): void;
  close(): Promise<void>;
}

const sentence = 'The light that scatters most is the blue, so the sky is. ';
const line = `${sentence}${sentence}\n`;
const longText = (length: number) => line.repeat(Math.ceil(length / line.length)).slice(0, length);
const box = () => {
  const element = document.createElement('div');
  element.style.cssText = 'block-size: 700px; inline-size: 480px; display: grid; overflow: auto';
  document.body.replaceChildren(element);
  return element;
};
const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Creates a conversation with this many messages, half of them with a thought. */
function conversation(messages: number): Conversation {
  const turns = Array.from({ length: Math.floor(messages / 2) }, (_, turn) => turn);
  const base = (turn: number) => ({ turnId: `old-${turn}`, turnIndex: turn, createdAt: 0 });
  return {
    version: 1,
    messages: turns.flatMap((turn) => [
      { ...base(turn), id: `q-${turn}`, role: 'user', files: [], source: 'text', text: `Question ${turn}?` },
      {
        ...base(turn),
        id: `a-${turn}`,
        role: 'persona',
        parts: [],
        withdrawn: [],
        endpointIds: [],
        finishReason: null,
        written: sentence,
        heard: sentence,
        status: 'done',
        interrupted: false,
        endedAt: 0,
      },
    ]),
    reasoning: turns.map((turn) => ({
      id: `t-${turn}`,
      turnId: `old-${turn}`,
      source: 'client',
      text: sentence,
      status: 'done',
      startedAt: 0,
      endedAt: 2000,
    })),
    toolCalls: [],
    timeline: [],
  };
}

async function library({ history, length, part }: Shape): Promise<Stage> {
  const root = createRoot(box());
  const type = part === 'answer' ? 'text-delta' : 'reasoning-delta';
  let client: FakeAnamClient | null = null;
  const { promise: asked, resolve: begin } = deferred<(text: string | null) => void>();
  const persona: Persona = createPersona({
    session: () => 'token',
    llm: {
      client: custom(async function* answer() {
        yield { type, text: longText(length) || ' ' };
        const queue: (string | null)[] = [];
        let wake = () => {};
        begin((text) => {
          queue.push(text);
          wake();
        });
        for (;;) {
          const text = queue.shift();
          if (text === null) return;
          if (text !== undefined) yield { type, text };
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      }),
    },
    devices: { microphone: false },
    advanced: {
      conversation: conversation(history),
      environment: {
        supportsWebRtc: () => true,
        sessions: clientsOf(async () => (token, options) => {
          const made = new FakeAnamClient(token, options);
          client = made;
          setTimeout(() => made.goLive('session'));
          return made.asClient;
        }),
      },
    },
  });
  root.render(
    <PersonaProvider persona={persona}>
      <Transcript />
    </PersonaProvider>,
  );
  await persona.start();
  persona.ask('Why?');
  const push = await asked;
  const hear = (text: string) => part === 'answer' && client?.personaSpoke('answer', text);
  // A voice is slower than a model: it speaks three words per second, while the model writes 200.
  const unsaid: string[] = [];
  let written = 0;
  return {
    push: (text) => {
      push(text);
      unsaid.push(text);
      written += 1;
      if (written % 60 === 0) hear(unsaid.shift() ?? '');
    },
    close: async () => {
      push(null);
      await persona.destroy();
      root.unmount();
    },
  };
}

/** The pattern from Anam's documentation, with correct joining: a list in state that is copied on each event. */
async function sample({ history, length }: Shape): Promise<Stage> {
  const root: Root = createRoot(box());
  let append = (_text: string) => {};
  function Messages() {
    const [messages, setMessages] = useState(() => [
      ...Array.from({ length: history }, (_, id) => ({ id: `old-${id}`, content: sentence })),
      { id: 'live', content: longText(length) },
    ]);
    useEffect(() => {
      append = (text) =>
        setMessages((before) => {
          const index = before.findIndex(({ id }) => id === 'live');
          const after = [...before];
          after[index] = { id: 'live', content: (before[index]?.content ?? '') + text };
          return after;
        });
    }, []);
    return (
      <div>
        {messages.map(({ id, content }) => (
          <div key={id}>
            <strong>Thought</strong> <span style={{ whiteSpace: 'pre-wrap' }}>{content}</span>
          </div>
        ))}
      </div>
    );
  }
  root.render(<Messages />);
  await frame();
  await frame();
  return { push: (text) => append(text), close: async () => root.unmount() };
}

/** The minimum work for a browser: one text node that grows. */
async function floor({ history, length }: Shape): Promise<Stage> {
  const root = box();
  const list = document.createElement('div');
  for (let row = 0; row < history; row += 1) {
    const element = document.createElement('div');
    element.textContent = sentence;
    list.append(element);
  }
  const live = document.createElement('div');
  live.style.whiteSpace = 'pre-wrap';
  const text = document.createTextNode(longText(length));
  live.append(text);
  list.append(live);
  root.append(list);
  await frame();
  return { push: (more) => text.appendData(more), close: async () => root.remove() };
}

const variants = { library, sample, floor };

/** The stage of the prepared run. */
let stage: Stage | null = null;

async function prepare(variant: keyof typeof variants, shape: Shape): Promise<void> {
  stage = await variants[variant](shape);
  for (let frames = 0; frames < 5; frames += 1) await frame();
}

/** Pushes the deltas. Counts the commits to the page, and measures the longest time without a frame (ms). */
async function run({ deltas, every }: Shape): Promise<{ commits: number; longestGap: number }> {
  let commits = 0;
  let longestGap = 0;
  let last = performance.now();
  let running = true;
  const observer = new MutationObserver(() => (commits += 1));
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  const tick = (at: number) => {
    longestGap = Math.max(longestGap, at - last);
    last = at;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const begin = performance.now();
  for (let delta = 0; delta < deltas; delta += 1) {
    if (every === 0) await nextTask();
    else while (performance.now() - begin < delta * every) await new Promise((go) => setTimeout(go, 1));
    stage?.push(delta % 12 === 11 ? 'end\n' : 'word');
  }
  await frame();
  await frame();
  running = false;
  observer.disconnect();
  return { commits, longestGap };
}

async function finish(): Promise<void> {
  await stage?.close();
  stage = null;
  document.body.replaceChildren();
}

Object.assign(globalThis, { prepare, run, finish });
