import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  userMessage,
} from '../../testing/fixture-state.js';
import type { PersonaMessage, TranscriptMessage } from '../../../core/index.js';
import { Markdown } from '../../../markdown/index.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Transcript, type TranscriptProps } from './Transcript.js';

const line = 'A line that is long enough to be broken once or twice in a column of this width. ';

const history = (turns: number): TranscriptMessage[] =>
  Array.from({ length: turns }, (_, turn) => [
    userMessage(turn, `Question ${turn}`, 'speech'),
    personaMessage(turn, `Answer ${turn}. ${line}`),
  ]).flat();

const streaming = (turn: number, written: string, heard = '') =>
  personaMessage(turn, written, { status: 'streaming', heard });

async function showTranscript(messages: readonly TranscriptMessage[], props: TranscriptProps = {}) {
  const persona = fixturePersona({ session: sessions.live, turn: speaking(0), messages });
  const screen = await render(
    <div style={{ blockSize: 400, inlineSize: 360, display: 'grid' }}>
      <PersonaProvider persona={persona}>
        <Transcript {...props} />
      </PersonaProvider>
    </div>,
  );
  const log = screen.getByRole('log').element();
  const show = async (next: readonly TranscriptMessage[]) => {
    persona.set({ transcript: logOf(next) });
    await frames(3);
  };
  await frames(3);
  return { screen, log, show, persona };
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

/** Scrolls there repeatedly, like a reader with a wheel, until these words are mounted. */
async function scrollUntil(log: Element, top: number, isThere: (text: string) => boolean) {
  let most = 0;
  await vi.waitFor(() => {
    log.scrollTop = top;
    most = Math.max(most, log.querySelectorAll('.persona-message').length);
    expect(isThere(log.textContent ?? '')).toBe(true);
  });
  return most;
}

const has = (words: string) => (text: string) => text.includes(words);

it('is no higher than its messages below the sight of a page that scrolls as a whole', async () => {
  const persona = fixturePersona({ session: sessions.live, turn: speaking(0), messages: history(1) });
  const screen = await render(
    <div style={{ paddingBlockStart: 5000 }}>
      <PersonaProvider persona={persona}>
        <Transcript />
      </PersonaProvider>
    </div>,
  );
  await frames(3);
  const log = screen.getByRole('log').element();
  expect(log.querySelectorAll('.persona-message')).toHaveLength(2);
  expect(log.getBoundingClientRect().height).toBeLessThan(400);
});

it('begins at the newest message and follows it while it grows', async () => {
  const old = history(40);
  const { log, show } = await showTranscript(old);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  for (let length = 1; length <= 5; length += 1) {
    await show([...old, userMessage(40, 'And?', 'speech'), streaming(40, line.repeat(length * 4))]);
    expect(toEnd(log)).toBeLessThanOrEqual(1);
  }
});

it('keeps the scroll position, counts new messages, and jumps back', async () => {
  const old = history(40);
  const { screen, log, show } = await showTranscript(old);
  await scrollTo(log, log.scrollTop - 300);
  const { scrollTop } = log;
  await show([...old, userMessage(40, 'And?', 'speech'), streaming(40, line.repeat(30))]);
  expect(Math.abs(log.scrollTop - scrollTop)).toBeLessThanOrEqual(1);
  await screen.getByRole('button', { name: '2 new messages' }).click();
  await frames(3);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  await expect.element(screen.getByRole('button', { name: /newest|new message/ })).not.toBeInTheDocument();
});

it('a reader who scrolls up in the very frame in which it grows is not pulled back', async () => {
  const old = history(60);
  const { screen, log, show } = await showTranscript([...old, streaming(60, line)]);
  // After the scroll that follows the growth, and before the browser reports either.
  const reader = new ResizeObserver(() => {
    reader.disconnect();
    log.scrollTop -= 120;
  });
  reader.observe(log.querySelector('.persona-transcript-content') as Element);
  await show([...old, streaming(60, line.repeat(20))]);
  expect(toEnd(log)).toBeGreaterThanOrEqual(100);
  const at = log.scrollTop;
  await show([...old, streaming(60, line.repeat(40))]);
  expect(Math.abs(log.scrollTop - at)).toBeLessThanOrEqual(1);
  await expect.element(screen.getByRole('button', { name: 'Jump to newest' })).toBeVisible();
});

it('goes to the end when the reader types something', async () => {
  const old = history(40);
  const { log, show } = await showTranscript(old);
  await scrollTo(log, 0);
  expect(toEnd(log)).toBeGreaterThan(1000);
  await show([...old, userMessage(40, 'Typed', 'text')]);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
});

/** Returns a message that counts its renders. */
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

it('mounts the newest of ten thousand messages, and the older ones as the reader comes to them', async () => {
  const { log } = await showTranscript(history(5_000));
  const rows = () => log.querySelectorAll('.persona-message').length;
  expect(rows()).toBeLessThan(600);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  const mounted = rows();
  for (let step = 0; step < 60 && rows() === mounted; step += 1) await scrollTo(log, log.scrollTop - 600);
  expect(rows()).toBeGreaterThan(mounted);
});

it('keeps the visible messages in place when older ones are mounted above them', async () => {
  const { screen, log } = await showTranscript(history(5_000));
  await scrollTo(log, 400);
  await frames(10);
  const [group] = [...log.querySelectorAll('.persona-message')].filter(
    (message) => message.getBoundingClientRect().top > log.getBoundingClientRect().top,
  );
  const before = group?.getBoundingClientRect().top ?? 0;
  const earlier = screen.getByRole('button', { name: 'Show earlier messages' }).element() as HTMLElement;
  const count = log.querySelectorAll('.persona-message').length;
  earlier.click();
  await frames(5);
  expect(log.querySelectorAll('.persona-message').length).toBeGreaterThan(count);
  expect(Math.abs((group?.getBoundingClientRect().top ?? 0) - before)).toBeLessThanOrEqual(2);
});

it('unmounts messages far below when the user scrolls back, and remounts them on the way to the end', async () => {
  const { screen, log } = await showTranscript(history(1_500));
  const back = await scrollUntil(log, 0, has('Question 0'));
  expect(log.textContent).not.toContain('Question 1499');
  const forth = await scrollUntil(log, 1e9, has('Question 1499'));
  expect(Math.max(back, forth)).toBeLessThan(1_600);
  await scrollTo(log, 1e9);
  await expect.element(screen.getByRole('button', { name: /newest/ })).not.toBeInTheDocument();
});

it('leads from far back to the newest message in one step', async () => {
  const { screen, log, show } = await showTranscript(history(1_500));
  await scrollUntil(log, 0, has('Question 0'));
  await screen.getByRole('button', { name: /newest/ }).click();
  await frames(3);
  expect(log.textContent).toContain('Question 1499');
  expect(toEnd(log)).toBeLessThanOrEqual(1);
  await show([...history(1_500), userMessage(1_500, 'And?', 'speech')]);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
});

it('keeps the focus when the focused message is unmounted', async () => {
  const { log } = await showTranscript(history(1_500));
  [...log.querySelectorAll<HTMLElement>('.persona-message')].at(-1)?.focus({ preventScroll: true });
  await scrollUntil(log, 0, (text) => !text.includes('Question 1499'));
  expect(document.activeElement).toBe(log);
});

it('unmounts older messages when the user is back at the end', async () => {
  const old = history(5_000);
  const { screen, log, show } = await showTranscript(old);
  for (let step = 0; step < 4; step += 1) {
    (screen.getByRole('button', { name: 'Show earlier messages' }).element() as HTMLElement).click();
    await frames(3);
  }
  await scrollTo(log, 1e9);
  await show([...old, userMessage(5_000, 'And?', 'speech')]);
  expect(log.querySelectorAll('.persona-message').length).toBeLessThan(800);
  expect(toEnd(log)).toBeLessThanOrEqual(1);
});

describe('with the anchor at the turn', () => {
  const topOf = (log: Element, turn: number) =>
    Math.round(
      (log.querySelector(`[data-turn-id="turn-${turn}"]`)?.getBoundingClientRect().top ?? Number.NaN) -
        log.getBoundingClientRect().top,
    );

  it('keeps a new question at the top while its answer grows past the view', async () => {
    const old = history(20);
    const { screen, log, show } = await showTranscript(old, { anchor: 'turn' });
    const question = userMessage(20, 'And?', 'speech');
    await show([...old, question]);
    expect(topOf(log, 20)).toBe(8);
    for (const length of [1, 4, 30]) {
      await show([...old, question, streaming(20, line.repeat(length))]);
      expect(topOf(log, 20)).toBe(8);
    }
    await screen.getByRole('button', { name: /newest|new message/ }).click();
    await frames(3);
    expect(toEnd(log)).toBeLessThanOrEqual(1);
  });

  it('a reader who scrolls on into the answer is not pulled back', async () => {
    const old = history(20);
    const { log, show } = await showTranscript(old, { anchor: 'turn' });
    const question = userMessage(20, 'And?', 'speech');
    await show([...old, question, streaming(20, line.repeat(30))]);
    await scrollTo(log, log.scrollTop + 150);
    const { scrollTop } = log;
    await show([...old, question, streaming(20, line.repeat(60))]);
    expect(log.scrollTop).toBe(scrollTop);
    await show([...old, question, streaming(20, line.repeat(60)), userMessage(21, 'Typed', 'text')]);
    expect(topOf(log, 21)).toBe(8);
  });
});

describe('what can be done with a message', () => {
  const turn = { turn: endedTurn(0, 'completed') };
  const messages = [userMessage(0, 'Why?'), personaMessage(0, 'Because of the **light**.')];

  it('the newest answer is copied as it was written, and asked again', async () => {
    const { screen, persona } = await showTranscript(messages);
    persona.set(turn);
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
    await screen.getByRole('button', { name: 'Copy message' }).click();
    await expect.element(screen.getByText('Copied')).toBeInTheDocument();
    expect(written).toEqual(['Because of the **light**.']);
    await screen.getByRole('button', { name: 'Ask again' }).click();
    expect(persona.retry).toHaveBeenCalledWith('turn-0');
  });

  it('the keyboard gets to a question, edits it and sends it as a new message', async () => {
    const { screen, log, persona } = await showTranscript(messages);
    persona.set(turn);
    (log as HTMLElement).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(document.activeElement?.textContent).toContain('Why?');
    await screen.getByRole('button', { name: 'Edit and resend' }).click();
    const field = screen.getByRole('textbox', { name: 'Edit message' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(persona.interrupt).not.toHaveBeenCalled();
    await screen.getByRole('button', { name: 'Edit and resend' }).click();
    await field.fill('Why not?');
    await userEvent.keyboard('{Enter}');
    expect(persona.ask).toHaveBeenCalledWith('Why not?', { source: 'text' });
    await expect.element(field).not.toBeInTheDocument();
  });

  it('has no retry button without a session', async () => {
    const { screen, persona } = await showTranscript(messages);
    persona.set({ ...turn, session: sessions.stopped });
    await expect.element(screen.getByRole('button', { name: 'Copy message' }).first()).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Ask again' }).query()).toBeNull();
  });

  it('an app puts its own in place of them', async () => {
    const { screen, persona } = await showTranscript(messages, {
      renderActions: (message) => <button type="button">Rate {message.id}</button>,
    });
    persona.set(turn);
    await expect.element(screen.getByRole('button', { name: 'Rate turn-0-persona' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy message' }).query()).toBeNull();
  });
});

it('says when a message was, in the language, with the whole date in its title', async () => {
  const { log } = await showTranscript([userMessage(0, 'Why?')], { timestamps: 'always' });
  const time = log.querySelector('time');
  expect(time?.dateTime).toBe('2026-11-23T12:00:00.000Z');
  expect(time?.title).toMatch(/2026/);
  expect(time?.textContent).toMatch(/\d{1,2}:\d\d/);
});

describe('the times', () => {
  const later = { ...userMessage(1, 'And now?'), createdAt: userMessage(1, '').createdAt + 20 * 60_000 };

  it('are there while a message is pointed at or focused', async () => {
    const { log } = await showTranscript([userMessage(0, 'Why?')]);
    expect(log.querySelector('time')).toBeNull();
    log.querySelector<HTMLElement>('.persona-message')?.focus();
    await vi.waitFor(() => expect(log.querySelector('time')).not.toBeNull());
    expect(getComputedStyle(log.querySelector('time') as HTMLElement).opacity).toBe('1');
  });

  it('stand above a turn after a pause', async () => {
    const { log } = await showTranscript([userMessage(0, 'Why?'), personaMessage(0, 'So.'), later]);
    expect(log.querySelectorAll('.persona-turn-time')).toHaveLength(1);
    expect(log.querySelector('.persona-turn-time + .persona-message')?.textContent).toContain('And now?');
  });

  it('are not there if they are not wanted', async () => {
    const { log } = await showTranscript([userMessage(0, 'Why?'), later], { timestamps: 'never' });
    expect(log.querySelector('time')).toBeNull();
  });

  it('stand at every message where that is wanted', async () => {
    const { log } = await showTranscript([userMessage(0, 'Why?'), personaMessage(0, 'So.')], {
      timestamps: 'always',
    });
    const times = [...log.querySelectorAll('.persona-message time')];
    expect(times.map((time) => getComputedStyle(time).opacity)).toEqual(['1', '1']);
  });
});

it('shows what the user is saying before it is a message', async () => {
  const { screen, persona } = await showTranscript(history(1));
  persona.set({ userInterim: 'What about' });
  await expect.element(screen.getByText('What about…')).toBeInTheDocument();
  persona.set({ userInterim: '' });
  await expect.element(screen.getByText('What about…')).not.toBeInTheDocument();
});

it('distinguishes heard from unheard words in Markdown, up to the interruption', async () => {
  const written = 'The **sky** is [blue](https://x.example) because of `light`.';
  const renderMessage = (text: string) => <Markdown text={text} />;
  const unheard = () =>
    [...(CSS.highlights.get('persona-unheard') ?? [])].map((range) => (range as Range).toString());
  const { log, screen, show } = await showTranscript([streaming(0, written, 'The **sky**')], {
    renderMessage,
  });
  await expect.poll(() => log.querySelector('strong')?.textContent).toBe('sky');
  await expect.poll(unheard).toEqual([' is blue (x.example) because of light.']);
  await show([streaming(0, written, 'The **sky** is')]);
  expect(unheard()).toEqual([' blue (x.example) because of light.']);
  const cut = { status: 'interrupted', heard: 'The **sky** is' } as const;
  await show([personaMessage(0, written, cut)]);
  expect(log.textContent).not.toContain('blue');
  await screen.getByRole('button', { name: 'Show the rest' }).click();
  await expect.poll(unheard).toEqual([' blue (x.example) because of light.']);
  expect(log.textContent).toContain('Not spoken:');
});
