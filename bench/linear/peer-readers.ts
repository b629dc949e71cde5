import { ThoughtAssembler } from '../../src/core/anam/thought-assembler.js';
import { readAgentEvent } from '../../src/elevenlabs/agent-event.js';
import { RoomTranscript } from '../../src/livekit/room-transcript.js';
import { hiddenTarget } from '../../src/markdown/link-target.js';
import { readPartialJson } from '../../src/react/provider/partial-json.js';
import { readableJson, spacedName } from '../../src/react/shared/tool-text.js';
import { sourceTitle } from '../../src/react/parts/message-parts/source-text.js';
import { safeUrl } from '../../src/markdown/safe-url.js';
import { hostileInputs, jsonList, one, type MakeInput } from './hostile-inputs.js';
import type { Reader } from './reader.js';

/**
 * Feeds Anam's thoughts in chunks, with the history event before all of them, before each, after each, or at the end.
 */
const thoughts = (history: 'first' | 'before' | 'each' | 'last') => (pieces: readonly string[]) => {
  const assembler = new ThoughtAssembler();
  const whole = pieces.join('');
  let size = 0;
  if (history === 'first') assembler.history([{ id: 'a', content: whole }]);
  let content = '';
  for (const piece of pieces) {
    content += piece;
    if (history === 'before') size += assembler.history([{ id: 'a', content }]).length;
    const { text } = assembler.chunk({ id: 'a', content: piece, endOfThought: false });
    size += text.length;
    if (history === 'each') size += assembler.history([{ id: 'a', content }]).length;
  }
  return size + assembler.history([{ id: 'a', content: whole }]).length;
};

const segments = (idOf: (index: number) => string) => (pieces: readonly string[]) => {
  let size = 0;
  const transcript = new RoomTranscript(({ content }) => void (size += content.length));
  transcript.setAgentState('speaking');
  pieces.forEach((piece, index) => transcript.persona(idOf(index), piece));
  return size;
};

/**
 * Each update repeats the text so far. With one update per piece, twice the text would be four times as many received
 * characters, so the number of updates is constant.
 */
function wholeSegments(pieces: readonly string[]): number {
  let size = 0;
  const transcript = new RoomTranscript(({ content }) => void (size += content.length));
  const text = pieces.join('');
  for (let update = 1; update <= 64; update += 1)
    transcript.personaWhole('a', text.slice(0, Math.ceil((text.length * update) / 64)));
  return size;
}

const agentEvents: ReadonlyMap<string, MakeInput> = new Map([
  ['text', one('{"type":"agent_response","agent_response_event":{"agent_response":"', 'a', '"}}')],
  [
    'escapes',
    one('{"type":"agent_response","agent_response_event":{"agent_response":"', String.raw`\u0061`, '"}}'),
  ],
  ['no JSON', one('{"type":"agent_response"', ' ', '')],
]);

const json: ReadonlyMap<string, MakeInput> = new Map([
  ...[
    '[',
    '{"a":',
    '{"a":[',
    '"',
    '\\',
    '"\\',
    '"\\u',
    '1',
    '-',
    '1e',
    '.',
    ',',
    ':',
    '[1,',
    '{"a":1,',
    't',
    'null,',
    ' ',
    '}',
    ']',
    '[]',
    '{"a":"',
    '{"a":"\\u00',
  ].map((unit) => [`${JSON.stringify(unit)}…`, one('', unit, '')] as const),
  ['one open text', one('{"a":"', 'a', '')],
  ['one open text of escapes', one('{"a":"', String.raw`\\`, '')],
  ['one open number', one('{"a":', '1', '')],
  ['an open number of signs', one('{"a":1', '-', '')],
  ['items', jsonList('{"a":[', () => 'a', '')],
  ['members', jsonList('{"a":[', (index) => ({ [index]: index }), '')],
  ['keys', (length) => `{${Array.from({ length: length / 10 }, (_, index) => `"${index}":1`).join(',')}`],
]);

/** Reads a link whose text or target is hostile. */
const linkLabel = (pieces: readonly string[]) => {
  const text = pieces.join('');
  return (hiddenTarget('https://host.example/', text) ?? '').length;
};
const linkTarget = (pieces: readonly string[]) => {
  const url = safeUrl(`https://host.example/${pieces.join('')}`);
  const mail = safeUrl(`mailto:a@b.c?cc=${pieces.join('')}`);
  const targets = [url, mail].map((href) => (href === '' ? '' : (hiddenTarget(href, 'a') ?? '')));
  return targets.join('').length;
};
const hosts: ReadonlyMap<string, MakeInput> = new Map([
  ...hostileInputs,
  ...['.', '"', ')', '(', ':', '@', 'a.', 'a:', 'a@', '[', '!?'].map(
    (unit) => [`${JSON.stringify(unit)}…a`, one('a', unit, 'a')] as const,
  ),
  ...['.', ')', '."', ':'].map(
    (unit) => [`a ${JSON.stringify(unit)}…a`, one('', `a${unit}`.repeat(3), 'a')] as const,
  ),
]);

const title = (pieces: readonly string[]) =>
  sourceTitle({ type: 'source', id: 'a', kind: 'url', title: pieces.join(''), places: [], writtenOffset: 0 })
    .length;

const whole = [Infinity];
export const peerReaders: readonly Reader[] = [
  { name: 'anam-thoughts', read: thoughts('last'), sizes: whole },
  { name: 'anam-thoughts-after', read: thoughts('last'), most: 256_000, sizes: [7] },
  {
    name: 'anam-thoughts-before',
    read: thoughts('first'),
    most: 256_000,
    sizes: [7],
    inputs: new Map([['a', one('', 'a', '')]]),
  },
  {
    name: 'anam-thoughts-before-each',
    read: thoughts('before'),
    most: 256_000,
    sizes: [7],
    inputs: new Map([['a', one('', 'a', '')]]),
  },
  {
    name: 'anam-thoughts-with',
    read: thoughts('each'),
    most: 256_000,
    sizes: [7],
    inputs: new Map([['a', one('', 'a', '')]]),
  },
  {
    name: 'livekit-segment',
    read: segments(() => 'a'),
    sizes: [7],
    inputs: new Map([['a', one('', 'a', '')]]),
  },
  {
    name: 'livekit-segments',
    read: segments(String),
    sizes: [7],
    inputs: new Map([['a', one('', 'a', '')]]),
  },
  { name: 'livekit-whole', read: wholeSegments, sizes: [7], inputs: new Map([['a', one('', 'a', '')]]) },
  {
    name: 'elevenlabs',
    read: (pieces) => readAgentEvent(pieces.join(''))?.type,
    inputs: agentEvents,
    sizes: whole,
  },
  {
    name: 'partial-json',
    read: (pieces) => typeof readPartialJson(pieces.join('')),
    inputs: json,
    sizes: whole,
  },
  {
    name: 'readable-json',
    read: (pieces) => readableJson(pieces.join('')).length,
    inputs: json,
    most: 256_000,
    sizes: whole,
  },
  { name: 'tool-name', read: (pieces) => spacedName(pieces.join('')).length, sizes: whole },
  { name: 'source-title', read: title, sizes: whole },
  { name: 'link-label', read: linkLabel, inputs: hosts, sizes: whole },
  { name: 'link-target', read: linkTarget, inputs: hosts, most: 256_000, sizes: whole },
];
