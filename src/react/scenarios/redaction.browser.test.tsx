import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { personaHarness } from '../../core/testing/persona-harness.js';
import { settle } from '../../core/testing/settle.js';
import { indexedDbStorage } from '../../storage/index.js';
import { EventLog } from '../parts/event-log/EventLog.js';
import { ExportConversation } from '../parts/export-conversation/ExportConversation.js';
import { ReasoningHistory } from '../parts/reasoning-history/ReasoningHistory.js';
import { Timeline } from '../parts/timeline/Timeline.js';
import { Transcript } from '../parts/transcript/Transcript.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';

/** A marker that is in every thought, and must not appear anywhere outside the store. */
const MARKER = '4711-SECRET';
const redact = (text: string) => text.replaceAll(MARKER, '•••');
/** Contains the marker twice: unchanged, and with an escape that `JSON.parse` decodes. */
const ARGUMENTS = String.raw`{"key":"${MARKER}","again":"\u0034711-SECRET"}`;
let tests = 0;
/** Each test has its own database, because fake ids repeat between personas. */
let database = '';

afterEach(async () => {
  vi.restoreAllMocks();
  await deleteDB(database);
});

/** Records everything that leaves the page, by channel. */
function watchExits() {
  const exits: Record<string, string[]> = {
    console: [],
    errors: [],
    clipboard: [],
    files: [],
    network: [],
    telemetry: [],
    storage: [],
    channels: [],
  };
  const note = (exit: string) => (what: unknown) => void exits[exit]?.push(textOf(what));
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...all) => all.forEach(note('console')));
  vi.spyOn(globalThis, 'reportError').mockImplementation(note('errors'));
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    note('network')(init?.body);
    return new Response('{}');
  });
  vi.spyOn(navigator, 'sendBeacon').mockImplementation((_, body) => Boolean(note('network')(body)) || true);
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => note('clipboard')(text));
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation((_, value) => note('storage')(value));
  const { postMessage } = BroadcastChannel.prototype;
  vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(function post(
    this: BroadcastChannel,
    what,
  ) {
    // The test runner has its own channels.
    if (this.name.startsWith('anam-react')) note('channels')(what);
    postMessage.call(this, what);
  });
  const files: Promise<unknown>[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push((blob as Blob).text().then(note('files')));
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return { exits, note, files };
}

const textOf = (what: unknown): string =>
  what instanceof Error
    ? `${what.message} ${what.stack} ${textOf(what.cause)}`
    : (JSON.stringify(what) ?? '');

async function stored(): Promise<string> {
  const opened = await openDB(database);
  const all = await Promise.all([...opened.objectStoreNames].map((name) => opened.getAll(name)));
  opened.close();
  return JSON.stringify(all);
}

beforeEach(() => {
  database = `anam-react-redaction-${(tests += 1)}`;
});

async function thoughtful(redactReasoning: (text: string) => string) {
  const watched = watchExits();
  const h = personaHarness({
    advanced: {
      onTurn: watched.note('telemetry'),
      environment: {
        scheduleFrame: (callback) => {
          const frame = requestAnimationFrame(callback);
          return () => cancelAnimationFrame(frame);
        },
      },
    },
  });
  const screen = await render(
    <PersonaProvider
      persona={h.persona}
      storage={indexedDbStorage('talk', { database })}
      privacy={{ redactReasoning }}
      reasoning={{ defaultMode: 'always' }}
    >
      <Transcript />
      <ReasoningHistory />
      <ExportConversation />
      <EventLog />
      <Timeline />
    </PersonaProvider>,
  );
  // A start waits for the storage, whose code is loaded on demand.
  const started = h.persona.start();
  await expect.poll(() => h.clients.length).toBe(1);
  h.client.goLive();
  await started;
  h.persona.ask('Why?');
  await h.model.think(`I know ${MARKER} well.`);
  const call = { id: 'c1', name: 'look_up', arguments: ARGUMENTS };
  await h.model.part({ type: 'tool-call', ...call, providerData: { thinking: MARKER } });
  await h.model.text('Because. ');
  await h.model.end();
  await settle();
  h.client.personaSpoke('m', 'Because.', { endOfSpeech: true });
  await settle();
  // The turn has ended, regardless of the unregistered tool.
  h.persona.interrupt();
  await settle();
  return { ...watched, h, screen };
}

/** Whether one of the values contains the marker, with or without escapes. */
const leaks = (...where: unknown[]): boolean =>
  JSON.stringify(where)
    .replaceAll(/\\+u([\da-f]{4})/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .includes(MARKER);

/** Returns the page's content: its markup, its fields and its selection. */
const shown = () => [
  document.documentElement.outerHTML,
  ...[...document.querySelectorAll('textarea, input')].map((field) => (field as HTMLInputElement).value),
  getSelection()?.toString(),
];

/** Expands everything that can be expanded. */
function openEverything(): void {
  for (const folded of document.querySelectorAll<HTMLElement>('[aria-expanded="false"]')) folded.click();
  for (const details of document.querySelectorAll('details')) details.open = true;
}

/** Presses every button that copies or exports, in every format. */
async function takeEverythingAlong({ screen, files }: Awaited<ReturnType<typeof thoughtful>>): Promise<void> {
  const press = (name: RegExp) => {
    for (const button of screen.container.querySelectorAll('button'))
      if (name.test(button.getAttribute('aria-label') ?? button.textContent ?? '')) button.click();
  };
  const formats = screen.container.querySelector<HTMLSelectElement>(
    '[aria-label="Export conversation"] select',
  );
  for (const { value } of formats?.options ?? []) {
    await screen.getByRole('combobox', { name: 'Format' }).selectOptions(value);
    press(/^(?:Copy|Save|Export)/);
    await expect.poll(() => screen.container.textContent).toContain('Copied');
  }
  await Promise.all(files);
}

it('a thought is redacted at every exit: page, search, clipboard, files, logs, telemetry, network, IndexedDB', async () => {
  const all = await thoughtful(redact);
  await expect.element(all.screen.getByText('I know ••• well.').first()).toBeInTheDocument();
  await takeEverythingAlong(all);
  await all.screen.getByRole('searchbox').fill(MARKER);
  expect(all.screen.container.querySelector('mark')).toBeNull();
  await all.screen.getByRole('searchbox').fill('');
  await expect.poll(stored, { timeout: 15_000 }).toContain('I know ••• well.');
  expect(JSON.stringify(all.exits)).toContain('I know ••• well.');
  expect(all.exits['telemetry']).toHaveLength(1);
  expect(all.exits['files']?.length).toBeGreaterThanOrEqual(6);
  expect(leaks(all.exits)).toBe(false);
  openEverything();
  await expect.element(all.screen.getByRole('definition').first()).toHaveTextContent('•••');
  expect(leaks(shown())).toBe(false);
  await all.screen.getByRole('button', { name: 'JSON', exact: true }).first().click();
  await expect.element(all.screen.getByText('"key": "•••"').first()).toBeVisible();
  expect(leaks(shown())).toBe(false);
  // Data that the model needs again stays unchanged.
  expect(leaks((await stored()).replaceAll(JSON.stringify(ARGUMENTS), ''))).toBe(false);
  // The store belongs to the app and is not redacted.
  expect(JSON.stringify(all.h.state.reasoning)).toContain(MARKER);
});

it('a function that throws, and quotes the thought, lets nothing out', async () => {
  const all = await thoughtful((text) => JSON.parse(text) as string);
  await takeEverythingAlong(all);
  await expect.poll(stored, { timeout: 15_000 }).toContain('"log":"reasoning"');
  expect(all.exits['errors']?.length).toBeGreaterThan(0);
  expect(JSON.stringify(all.exits)).not.toContain(MARKER);
  expect(await stored()).not.toContain('I know');
});

it('a thought is neither spoken nor sent to the model again, whether it is redacted or not', async () => {
  const { h } = await thoughtful((text) => text);
  h.persona.ask('And then?');
  await settle();
  expect(h.model.lastMessages.at(-1)).toMatchObject({ role: 'user', content: 'And then?' });
  const sent = h.model.lastMessages.map((message) => ({ ...message, toolCalls: undefined }));
  expect(leaks(sent, h.client.sent, h.client.data, h.beacons)).toBe(false);
});

it('a copy that the page may not make offers the redacted text', async () => {
  const all = await thoughtful(redact);
  const offered: unknown[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('No', 'NotAllowedError'));
  vi.spyOn(document, 'execCommand').mockImplementation(() => {
    offered.push(shown());
    return false;
  });
  const copies = () =>
    [...all.screen.container.querySelectorAll('button')].filter((button) =>
      (button.getAttribute('aria-label') ?? button.textContent ?? '').startsWith('Copy'),
    );
  openEverything();
  await expect.poll(() => copies().length).toBeGreaterThan(4);
  for (const button of copies()) button.click();
  await expect.poll(() => offered.length).toBeGreaterThan(2);
  expect(JSON.stringify(offered)).toContain('I know ••• well.');
  expect(leaks(offered, shown())).toBe(false);
});
