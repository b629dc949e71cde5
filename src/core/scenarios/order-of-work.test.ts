// A model thinks, calls a tool, thinks again and answers. The state shows this order in both modes.
import { expect, it } from 'vitest';
import { conversationOf } from '../api/conversation.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { turnWork } from '../machine/logs/turn-work.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

/** Nothing takes time here, so timestamps do not show the order. */
const order = ({ state }: Pick<PersonaHarness, 'state'>) =>
  turnWork(logItems(state.reasoning), logItems(state.toolCalls)).map((work) =>
    work.kind === 'thought' ? work.thought.text : work.call.name,
  );

const look = { name: 'look', parameters: { type: 'object' }, execute: () => 'seen' } as const;

async function workedInClientMode() {
  const h = personaHarness({ tools: [look] });
  await h.live();
  h.persona.ask('What is there?');
  await settle();
  await h.model.think('I should look.');
  await h.model.part({ type: 'tool-call', id: 'c1', name: 'look', arguments: '{}' });
  await h.model.think('And once more.');
  await h.model.part({ type: 'tool-call', id: 'c2', name: 'look', arguments: '{}' });
  await h.model.end();
  await h.model.think('I have seen it.');
  await h.model.text('A tree.');
  return h;
}

it('is kept in client mode', async () => {
  expect(order(await workedInClientMode())).toEqual([
    'I should look.',
    'look',
    'And once more.',
    'look',
    'I have seen it.',
  ]);
});

it('is kept in server mode', async () => {
  const h = personaHarness({ llm: { server: { llmId: 'x' } } });
  await h.live();
  h.persona.ask('What is there?');
  const think = (id: string, content: string) =>
    h.client.emit('REASONING_STREAM_EVENT_RECEIVED', { id: `persona::${id}`, content, endOfThought: true });
  const call = { toolCallId: 't', toolName: 'look' };
  think('r1', 'I should look.');
  h.client.emit('TOOL_CALL_STARTED', { ...call, arguments: {} });
  h.client.emit('TOOL_CALL_COMPLETED', { ...call, result: 'seen' });
  think('r2', 'I have seen it.');
  h.client.personaSpoke('m', 'A tree.', { endOfSpeech: true });
  expect(order(h)).toEqual(['I should look.', 'look', 'I have seen it.']);
});

it('survives a reload', async () => {
  const h = await workedInClientMode();
  const conversation = JSON.parse(JSON.stringify(conversationOf(h.state))) as ReturnType<
    typeof conversationOf
  >;
  const again = personaHarness({ advanced: { conversation } });
  await settle();
  expect(order(again)).toEqual(order(h));
});
