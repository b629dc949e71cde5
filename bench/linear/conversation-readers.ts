import type { Conversation } from '../../src/core/api/conversation.js';
import { writeExport } from '../../src/core/api/export/write-export.js';
import type { ConversationFormat } from '../../src/core/api/export/conversation-format.js';
import { logFrom } from '../../src/core/machine/logs/grouped-log.js';
import type { MessagePart } from '../../src/core/machine/logs/message-part.js';
import type { PersonaMessage, TranscriptMessage } from '../../src/core/machine/logs/message.js';
import type { ToolCall } from '../../src/core/machine/logs/tool-call.js';
import { initialPersonaState, type PersonaState } from '../../src/core/machine/persona-state.js';
import { personaEvents } from '../../src/react/parts/event-log/persona-events.js';
import { visibleText } from '../../src/internal/visible-text.js';
import type { Reader } from './reader.js';

const base = (index: number) => ({ id: `${index}`, turnId: `t${index}`, turnIndex: index, createdAt: index });
const said = (index: number, written: string, parts: readonly MessagePart[] = []): PersonaMessage => ({
  ...base(index),
  role: 'persona',
  written,
  heard: written,
  parts,
  withdrawn: [],
  endpointIds: [],
  finishReason: null,
  status: 'done',
  interrupted: false,
  endedAt: index,
});
const asked = (index: number, text: string): TranscriptMessage => ({
  ...base(index),
  role: 'user',
  text,
  files: [],
  source: 'text',
});
const called = (text: string, index: number): ToolCall => ({
  id: `${index}`,
  turnId: 't0',
  source: 'client',
  name: text,
  providerExecuted: true,
  arguments: text,
  status: 'done',
  result: text,
  startedAt: 0,
  endedAt: 0,
  round: 0,
  writtenOffset: 0,
});
const source = (text: string, index: number): MessagePart => ({
  type: 'source',
  id: `${index}`,
  kind: 'url',
  url: text,
  title: text,
  places: [],
  writtenOffset: 0,
});

const conversation = (
  messages: readonly TranscriptMessage[],
  toolCalls: readonly ToolCall[] = [],
): Conversation => ({ version: 1, messages, reasoning: [], toolCalls, timeline: [] });

/** Makes a conversation of the text: one answer and one question, or a message, a call and a source for each piece. */
function conversationOf(pieces: readonly string[]): Conversation {
  const [text = ''] = pieces;
  if (pieces.length === 1) return conversation([asked(0, text), said(1, text)]);
  return conversation(
    [said(0, '', pieces.map(source)), ...pieces.map((piece, at) => asked(at + 1, piece))],
    pieces.map(called),
  );
}

const exported = (format: ConversationFormat) => async (pieces: readonly string[]) =>
  writeExport(conversationOf(pieces), format);
const redacted = (format: ConversationFormat) => async (pieces: readonly string[]) =>
  writeExport(conversationOf(pieces), format, undefined, (text) => text.replaceAll('a', 'b'));

/** Does the work that a page's log does for each piece of an answer, and at its end. */
function logEvents(pieces: readonly string[]): number {
  let before = initialPersonaState('client');
  let size = 0;
  let written = '';
  const add = (state: Partial<PersonaState>) => {
    const after = { ...before, ...state };
    for (const { text } of personaEvents(before, after)) size += visibleText(text).length;
    before = after;
  };
  for (const piece of pieces)
    add({ transcript: logFrom([{ ...said(0, (written += piece)), status: 'streaming' }]) });
  add({ transcript: logFrom([asked(0, written)]), toolCalls: logFrom([called(written, 0)]) });
  add({ transcript: logFrom([said(1, written, pieces.map(source))]) });
  return size;
}

export const conversationReaders: readonly Reader[] = [
  ...(['text', 'markdown', 'vtt', 'json'] as const).map((format): Reader => ({
    name: `export-${format}`,
    read: exported(format),
    ...(format === 'markdown' && { most: 200_000 }),
  })),
  { name: 'export-redacted', read: redacted('text') },
  { name: 'event-log', read: logEvents },
];
