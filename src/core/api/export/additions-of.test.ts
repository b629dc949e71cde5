import { expect, it } from 'vitest';
import type { ToolCall } from '../../machine/logs/tool-call.js';
import { additionsOf } from './additions-of.js';

const names = { user: 'You', persona: 'Persona' };
const message = {
  id: 'a',
  turnId: 't',
  turnIndex: 0,
  createdAt: 0,
  role: 'persona',
  written: '',
  heard: '',
  parts: [],
  withdrawn: [],
  endpointIds: [],
  finishReason: null,
  status: 'done',
  interrupted: false,
  endedAt: 0,
} as const;
const call = (index: number): ToolCall => ({
  id: `${index}`,
  turnId: 't',
  source: 'server',
  name: 'look',
  providerExecuted: true,
  arguments: '{}',
  status: 'done',
  result: `${index}`,
  startedAt: 0,
  endedAt: 0,
  round: 0,
  writtenOffset: 0,
});

it('lists the calls of a turn in order and in linear time', () => {
  // Building a new list for each call would copy five billion calls.
  const toolCalls = Array.from({ length: 100_000 }, (_, index) => call(index));
  const lines = additionsOf({ messages: [message], toolCalls }, names)(message);
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([100_000, '[look] 0', '[look] 99999']);
});
