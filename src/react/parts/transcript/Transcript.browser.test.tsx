import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../../../stories/fixture-persona.js';
import { logOf, personaMessage, sessions, speaking, userMessage } from '../../../../stories/fixture-state.js';
import type { PersonaMessage, TranscriptMessage } from '../../../core/index.js';
import { PersonaProvider } from '../../PersonaProvider.js';
import { Transcript } from './Transcript.js';

const line = 'A line that is long enough to be broken once or twice in a column of this width. ';

const history = (turns: number): TranscriptMessage[] =>
  Array.from({ length: turns }, (_, turn) => [
    userMessage(turn, `Question ${turn}`, 'speech'),
    personaMessage(turn, `Answer ${turn}. ${line}`),
  ]).flat();

const streaming = (turn: number, written: string, heard = '') =>
  personaMessage(turn, written, { status: 'streaming', heard });

async function showTranscript(messages: readonly TranscriptMessage[]) {
  const persona = fixturePersona({ session: sessions.live, turn: speaking(0), messages });
  const screen = await render(
    <div style={{ blockSize: 400, inlineSize: 360, display: 'grid' }}>
      <PersonaProvider persona={persona}>
        <Transcript />
      </PersonaProvider>
    </div>,
  );
  const log = screen.getByRole('log').element();
  const show = async (next: readonly TranscriptMessage[]) => {
    persona.set({ transcript: logOf(next) });
    await frames(3);
  };
  await frames(3);
  return { screen, log, show };
}

async function frames(count: number) {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const toEnd = (log: Element) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight);

async function scrollTo(log: Element, top: number) {
  log.scrollTop = top;
  await frames(3);
}

it('begins at the newest message and follows it while it grows', async () => {
  const old = history(40);
  const { log, show } = await showTranscript(old);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  for (let length = 1; length <= 5; length += 1) {
    await show([...old, userMessage(40, 'And?', 'speech'), streaming(40, line.repeat(length * 4))]);
    expect(toEnd(log)).toBeLessThanOrEqual(1);
  }
});

it('stays where the reader scrolled to, counts what comes, and jumps back', async () => {
  const old = history(40);
  const { screen, log, show } = await showTranscript(old);
  await scrollTo(log, log.scrollTop - 300);
  const { scrollTop } = log;
  await show([...old, userMessage(40, 'And?', 'speech'), streaming(40, line.repeat(30))]);
  expect(Math.abs(log.scrollTop - scrollTop)).toBeLessThanOrEqual(1);
  await screen.getByRole('button', { name: '2 new messages' }).click();
  await frames(3);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  await expect.element(screen.getByRole('button')).not.toBeInTheDocument();
});

it('goes to the end when the reader types something', async () => {
  const old = history(40);
  const { log, show } = await showTranscript(old);
  await scrollTo(log, 0);
  expect(toEnd(log)).toBeGreaterThan(1000);
  await show([...old, userMessage(40, 'Typed', 'text')]);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
});

/** A message that counts how often somebody renders it. */
function counted(message: PersonaMessage, counts: Map<string, number>): PersonaMessage {
  return Object.defineProperty({ ...message }, 'written', {
    get: () => {
      counts.set(message.id, (counts.get(message.id) ?? 0) + 1);
      return message.written;
    },
  });
}

it('renders one message while it grows, however many there are', async () => {
  const counts = new Map<string, number>();
  const old = history(100).map((message) =>
    message.role === 'persona' ? counted(message, counts) : message,
  );
  const { show } = await showTranscript([...old, streaming(100, 'Begin')]);
  expect(counts.size).toBe(100);
  counts.clear();
  for (let length = 1; length <= 10; length += 1) await show([...old, streaming(100, line.repeat(length))]);
  expect([...counts.keys()]).toEqual([]);
});

it('touches only the last block of a long message', async () => {
  const long = `${line.repeat(12)}\n`.repeat(20);
  const { log, show } = await showTranscript([streaming(0, long, long)]);
  const touched = new Set<Node>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records)
      touched.add(target.parentElement?.closest('.persona-text-block') ?? target);
  });
  observer.observe(log, { subtree: true, childList: true, characterData: true });
  await show([streaming(0, `${long}And`, long)]);
  await show([streaming(0, `${long}And more`, long)]);
  observer.disconnect();
  const blocks = [...log.querySelectorAll('.persona-text-block')];
  expect(blocks.length).toBeGreaterThan(10);
  expect(touched.has(blocks[0] as Node)).toBe(false);
  expect([...touched].filter((node) => blocks.includes(node as Element))).toEqual([blocks.at(-1)]);
});
