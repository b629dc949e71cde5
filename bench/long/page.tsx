import { PersonaProvider, ReasoningHistory, Transcript } from 'anam-react';
import {
  createPersona,
  type Conversation,
  type PersonaState,
  type Thought,
  type TranscriptMessage,
} from 'anam-react/core';
import 'anam-react/styles.css';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { useEffect, useState } from 'react';
import { createStore } from 'zustand/vanilla';
import { insertIntoLog } from '../../src/core/machine/logs/insert-into-log.js';

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

const questionOf = (turn: number): TranscriptMessage => ({
  turnId: `turn-${turn}`,
  turnIndex: turn,
  createdAt: turn * 1000,
  id: `q-${turn}`,
  role: 'user',
  files: [],
  source: 'speech',
  text: `Question ${turn}? ${sentence}`,
});

function conversation(count: number): Conversation {
  const turns = Array.from({ length: count }, (_, turn) => turn);
  return {
    version: 1,
    messages: turns.map(questionOf),
    reasoning: turns.map((turn) => thoughtOf(turn)),
    toolCalls: [],
    timeline: [],
  };
}

let root: Root | null = null;
let push: (turn: number) => void = () => undefined;

/** The viewer of a list to which the page can add items, and in which it can change the last ones. */
function Viewer({ first }: { readonly first: Conversation }) {
  const [thoughts, setThoughts] = useState(first.reasoning);
  useEffect(() => {
    push = (turn) => setThoughts((before) => [...before, thoughtOf(turn)]);
  }, []);
  return <ReasoningHistory reasoning={thoughts} messages={first.messages} />;
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

let newest = 0;
const prepared = new Map<string, Conversation>();

/** Not measured, because the data exists before the viewer is opened. */
function prepare(count: number, length: number): void {
  const whole = conversation(count);
  const thoughts = length > 0 ? [thoughtOf(0, sentence.repeat(length / sentence.length))] : whole.reasoning;
  newest = count - 1;
  prepared.set('now', { ...whole, reasoning: thoughts });
}

async function mount(part: 'viewer' | 'transcript'): Promise<void> {
  const now = prepared.get('now') as Conversation;
  root = createRoot(box());
  if (part === 'viewer') {
    flushSync(() => root?.render(<Viewer first={now} />));
  } else {
    const persona = createPersona({
      session: '/none',
      llm: { server: { llmId: 'x' } },
    });
    await persona.restore(() => Promise.resolve(now));
    await frame();
    // The state, which grows as it does in core.
    const store = createStore<PersonaState>(() => persona.store.getState());
    push = (turn) =>
      store.setState(({ transcript }) => ({
        transcript: insertIntoLog(transcript, questionOf(turn), ({ turnIndex }) => turnIndex),
      }));
    flushSync(() =>
      root?.render(
        <PersonaProvider persona={{ ...persona, store }}>
          <Transcript />
        </PersonaProvider>,
      ),
    );
  }
  await settle();
}

/** Adds new thoughts or messages at the end, one per frame. */
async function append(count: number, from: number): Promise<void> {
  for (let turn = from; turn < from + count; turn += 1) {
    push(turn);
    newest = turn;
    await frame();
  }
}

interface Walk {
  readonly steps: number;
  /** The number of steps that rendered nothing. */
  readonly blank: number;
  /** The maximum number of mounted rows. */
  readonly mounted: number;
  readonly longestGap: number;
}

const lists = {
  viewer: { scroller: '.persona-history-scroll', row: 'article', first: 1 },
  transcript: { scroller: '.persona-transcript-scroll', row: '.persona-message', first: -1 },
} as const;

/** Scrolls from the newest row to the oldest and back. */
async function scroll(part: keyof typeof lists): Promise<Walk> {
  const list = lists[part];
  const scroller = document.querySelector<HTMLElement>(list.scroller) as HTMLElement;
  const seen = { steps: 0, blank: 0, mounted: 0, longestGap: 0 };
  for (const way of [list.first, -list.first]) {
    const end = `[data-turn-id='turn-${way === list.first ? 0 : newest}']`;
    let last = performance.now();
    let atEnd = 0;
    while (atEnd < 20) {
      const before = scroller.scrollTop;
      scroller.scrollTop += way * 2400;
      await frame();
      await frame();
      const at = performance.now();
      seen.steps += 1;
      seen.longestGap = Math.max(seen.longestGap, at - last);
      last = at;
      const rows = [...scroller.querySelectorAll(list.row)];
      seen.mounted = Math.max(seen.mounted, rows.length);
      const { top, bottom } = scroller.getBoundingClientRect();
      const isSeen = rows.some((row) => {
        const place = row.getBoundingClientRect();
        return place.bottom > top && place.top < bottom;
      });
      if (!isSeen) seen.blank += 1;
      const isThere = scroller.querySelector(end) && scroller.scrollTop === before;
      atEnd = isThere ? atEnd + 1 : 0;
    }
  }
  return seen;
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
