import { PersonaProvider, ReasoningHistory, Transcript } from 'anam-react';
import { createPersona, type Conversation, type Thought } from 'anam-react/core';
import 'anam-react/styles.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { useEffect, useState } from 'react';

const sentence = 'The light that scatters most is the blue, so the sky is. ';

const thoughtOf = (turn: number, text = sentence.repeat(1 + (turn % 4))): Thought => ({
  id: `t-${turn}`,
  turnId: `turn-${turn}`,
  source: 'client',
  text,
  status: 'done',
  startedAt: turn * 1000,
  endedAt: turn * 1000 + 800,
});

function conversation(count: number): Conversation {
  const turns = Array.from({ length: count }, (_, turn) => turn);
  const base = (turn: number) => ({ turnId: `turn-${turn}`, turnIndex: turn, createdAt: turn * 1000 });
  return {
    version: 1,
    messages: turns.map((turn) => ({
      ...base(turn),
      id: `q-${turn}`,
      role: 'user',
      source: 'text',
      text: `Question ${turn}? ${sentence}`,
    })),
    thoughts: turns.map((turn) => thoughtOf(turn)),
    toolCalls: [],
    timeline: [],
  };
}

let root: Root | null = null;
let push: (thought: Thought) => void = () => undefined;

/** The viewer over a list that the page can add to and change the end of. */
function Viewer({ first }: { readonly first: Conversation }) {
  const [thoughts, setThoughts] = useState(first.thoughts);
  useEffect(() => {
    push = (thought) => setThoughts((before) => [...before, thought]);
  }, []);
  return <ReasoningHistory thoughts={thoughts} messages={first.messages} />;
}

function box(): HTMLElement {
  const element = document.createElement('div');
  element.style.cssText = 'block-size: 800px; inline-size: 480px; display: grid';
  document.body.replaceChildren(element);
  return element;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function settle(): Promise<void> {
  for (let frames = 0; frames < 10; frames += 1) await frame();
}

const prepared = new Map<string, Conversation>();

/** Outside of what is measured: the data are there before anybody looks. */
function prepare(count: number, length: number): void {
  const whole = conversation(count);
  const thoughts = length > 0 ? [thoughtOf(0, sentence.repeat(length / sentence.length))] : whole.thoughts;
  prepared.set('now', { ...whole, thoughts });
}

async function mount(part: 'viewer' | 'transcript'): Promise<void> {
  const now = prepared.get('now') as Conversation;
  root = createRoot(box());
  if (part === 'viewer') {
    flushSync(() => root?.render(<Viewer first={now} />));
  } else {
    const persona = createPersona({ session: '/none', llm: { server: { llmId: 'x' } }, conversation: now });
    flushSync(() =>
      root?.render(
        <PersonaProvider persona={persona}>
          <Transcript />
        </PersonaProvider>,
      ),
    );
  }
  await settle();
}

/** New thoughts at the end, one a frame. */
async function append(count: number, from: number): Promise<void> {
  for (let turn = from; turn < from + count; turn += 1) {
    push(thoughtOf(turn));
    await frame();
  }
}

/** Through all of it; answers how many frames showed nothing in the middle of the list. */
async function scroll(): Promise<{ frames: number; blank: number; longestGap: number }> {
  const scroller = document.querySelector<HTMLElement>('.persona-history-scroll') as HTMLElement;
  const { top, height } = scroller.getBoundingClientRect();
  let blank = 0;
  let longestGap = 0;
  let last = performance.now();
  const steps = 200;
  for (let step = 0; step <= steps; step += 1) {
    scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * step) / steps;
    await frame();
    await frame();
    const at = performance.now();
    longestGap = Math.max(longestGap, at - last);
    last = at;
    // By its box: while it scrolls, the list takes no pointer, so nothing is found by a point.
    const middle = top + height / 2;
    const isThere = [...scroller.querySelectorAll('article')].some((entry) => {
      const place = entry.getBoundingClientRect();
      return (
        place.top <= middle && place.bottom >= middle && getComputedStyle(entry).visibility === 'visible'
      );
    });
    if (!isThere) blank += 1;
  }
  return { frames: steps + 1, blank, longestGap };
}

async function expand(): Promise<void> {
  document.querySelector<HTMLElement>('.persona-history-more')?.click();
  await settle();
}

async function unmount(): Promise<void> {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
  await settle();
}

Object.assign(globalThis, { prepare, mount, append, scroll, expand, unmount });
