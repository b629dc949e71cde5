import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../../llm/llm-adapter.js';
import { answerPartRules } from './answer/answer-parts.js';
import type { PersonaEvent } from './event.js';
import type { PersonaEffect } from './effect.js';
import { logItems } from './logs/grouped-log.js';
import type { PersonaMessage } from './logs/message.js';
import { initialPersonaState } from './persona-state.js';
import { sessionRules } from './session-rules.js';
import { initialCoreState } from './state.js';
import { transition } from './transition.js';
import { resolveSpeech } from '../text/speech-options.js';
import { ask, interrupt, live, modelEnded, part, spoke, text, toolCall } from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const of = (produced: LlmPart) => part('a', produced);
const inputStart = (id: string) => of({ type: 'tool-input-start', id, name: 'look' });
const inputDelta = (id: string, delta: string) => of({ type: 'tool-input-delta', id, text: delta });
const search = (id: string) =>
  of({ type: 'tool-call', id, name: 'search', arguments: '{}', providerExecuted: true });
const result = (id: string, content = 'Found.', more: object = {}) =>
  of({ type: 'tool-result', id, content, ...more });
const question = (id: string) =>
  of({ type: 'tool-approval-request', id, approvalId: `ask ${id}`, reason: 'May I?' });
const respond = (callId: string, approved: boolean, reason?: string): PersonaEvent => ({
  type: 'tool/respond',
  callId,
  approved,
  reason,
});
const failed: PersonaEvent = { type: 'model/failed', turnId: 'a', error: {} as never };
const wait = 'timer/set model-silence 120000';

const asked = [...live(), ask('a')];

describe('a call that streams', () => {
  itFollows([
    {
      it: 'is shown when its arguments begin',
      given: asked,
      when: inputStart('c1'),
      changes: { calls: ['c1 input-streaming'] },
      effects: [wait],
    },
    {
      it: 'becomes requested with the call of its id',
      given: [...asked, inputStart('c1'), inputDelta('c1', '{')],
      when: toolCall('a', 'c1'),
      changes: { calls: ['c1 requested'] },
      effects: [wait],
    },
    {
      it: 'runs once when the answer ends',
      given: [...asked, inputStart('c1'), toolCall('a', 'c1')],
      when: modelEnded('a'),
      effects: ['timer/clear model-silence', 'tool/run c1'],
    },
    {
      it: 'is cancelled by an interruption',
      given: [...asked, inputStart('c1')],
      when: interrupt,
      changes: { calls: ['c1 cancelled'], turn: 'ended a interrupted' },
      effects: [
        'model/abort a',
        'timer/end turn',
        'tool/abort c1',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
  ]);
});

describe('a call that the endpoint runs', () => {
  itFollows([
    {
      it: 'is shown as running, and is not run here',
      given: asked,
      when: search('s'),
      changes: { calls: ['s running'] },
      effects: [wait],
    },
    {
      it: 'is done with its result',
      given: [...asked, search('s')],
      when: result('s'),
      changes: { calls: ['s done Found.'] },
      effects: [wait],
    },
    {
      it: 'has failed with an error as its result',
      given: [...asked, search('s')],
      when: result('s', 'Down.', { isError: true }),
      changes: { calls: ['s failed Down.'] },
      effects: [wait],
    },
    {
      it: 'shows a preliminary result while it runs',
      given: [...asked, search('s')],
      when: result('s', 'Half.', { preliminary: true }),
      changes: { calls: ['s running Half.'] },
      effects: [wait],
    },
    {
      it: 'is the endpoint’s when its result comes within the answer, so that it never runs twice',
      given: [...asked, toolCall('a', 'c1'), result('c1'), text('a', 'So.')],
      when: modelEnded('a'),
      effects: [
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10300',
      ],
    },
    { it: 'is ignored when only its result comes', given: asked, when: result('none'), effects: [wait] },
    {
      it: 'is cancelled when the answer ends without its result',
      given: [...asked, search('s'), text('a', 'So.')],
      when: modelEnded('a'),
      changes: { calls: ['s cancelled'] },
      effects: [
        'tool/abort s',
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10300',
      ],
    },
  ]);
});

describe('a call that the endpoint asks about', () => {
  const waiting = [...asked, search('s'), question('s')];
  itFollows([
    {
      it: 'waits for the user',
      given: [...asked, search('s')],
      when: question('s'),
      changes: { calls: ['s awaiting-approval'] },
      effects: [wait],
    },
    {
      it: 'holds the turn when the answer ends',
      given: waiting,
      when: modelEnded('a'),
      effects: ['timer/clear model-silence'],
    },
    {
      it: 'is answered by another request',
      given: [...waiting, modelEnded('a')],
      when: respond('s', true),
      changes: { calls: ['s running'] },
      effects: ['model/start a [user: Why?, assistant: , tool: The user allowed this call.] true 2', wait],
    },
    {
      it: 'is refused by another request',
      given: [...waiting, modelEnded('a')],
      when: respond('s', false, 'Not now.'),
      changes: { calls: ['s failed Not now.'] },
      effects: ['model/start a [user: Why?, assistant: , tool: Not now.] true 2', wait],
    },
    {
      it: 'can be approved before the answer ends; the next request then follows the end',
      given: [...waiting, respond('s', true)],
      when: modelEnded('a'),
      effects: [
        'timer/clear model-silence',
        'model/start a [user: Why?, assistant: , tool: The user allowed this call.] true 2',
        wait,
      ],
    },
    {
      it: 'waits for the tools of the page, too',
      given: [...waiting, toolCall('a', 'c1'), modelEnded('a')],
      when: respond('s', true),
      changes: { calls: ['s running', 'c1 requested'] },
      effects: [],
    },
  ]);
});

/** The state and effects after these events. */
function after(...events: PersonaEvent[]) {
  const context = {
    inputPolicy: 'interrupt',
    speech: resolveSpeech(),
    greeting: '',
    microphone: false,
    maxToolRounds: 8,
    timeouts: { startMs: 1, microphoneMs: 1, answerMs: 1 },
    reconnectAttempts: 0,
    limits: { sessionMs: null, idleMs: null, hiddenMs: null, warningMs: 0 },
    modeRules: null,
    handover: null,
    online: true,
    answerParts: answerPartRules,
    updates: null,
    cues: { loaded: () => null, load: () => true },
    at: 0,
  } as const;
  let state = initialCoreState(initialPersonaState('client', ['client']));
  const effects: PersonaEffect[] = [];
  for (const event of events) {
    const next = transition(state, event, context, (draft, each) => sessionRules(draft, each, context));
    state = next.state;
    effects.push(...next.effects);
  }
  const message = logItems(state.view.transcript).findLast(({ role }) => role === 'persona');
  const talked = effects.flatMap((effect) => (effect.type === 'talk/send' ? [effect.text] : []));
  const requests = effects.flatMap((effect) => (effect.type === 'model/start' ? [effect.messages] : []));
  return { state, message: message as PersonaMessage, talked: talked.join(''), requests, effects };
}

const source = (id: string, range?: { start: number; end: number }) =>
  of({ type: 'source', id, kind: 'url', url: `https://${id}.example`, range });
const placed = ({ parts, written }: PersonaMessage) =>
  parts.flatMap((each) =>
    each.type === 'source' ? [each.places.map(({ start, end }) => written.slice(start, end))] : [],
  );

describe('a source', () => {
  it('stands where its range of the answer is in the message', () => {
    const { message } = after(...asked, text('a', 'Blue sky. Green.'), source('one', { start: 0, end: 8 }));
    expect(message.parts).toMatchObject([
      { type: 'source', kind: 'url', url: 'https://one.example', writtenOffset: 16 },
    ]);
    expect(placed(message)).toEqual([['Blue sky']]);
  });

  it('counts the text of its own answer only: no earlier one, no added space, no refusal', () => {
    const { message } = after(
      ...asked,
      text('a', 'First.'),
      toolCall('a', 'c1'),
      modelEnded('a'),
      { type: 'tool/ended', callId: 'c1', failed: false, content: 'ok' },
      text('a', 'Second.'),
      of({ type: 'refusal-delta', text: ' No. ' }),
      text('a', 'Third.'),
      source('two', { start: 0, end: 13 }),
    );
    expect(message.written).toBe('First. Second. No. Third.');
    expect(placed(message)).toEqual([['Second.', 'Third.']]);
  });

  it('has one entry and several places when its id comes again', () => {
    const again = [source('one', { start: 0, end: 2 }), source('one', { start: 3, end: 5 })];
    const { message } = after(...asked, text('a', 'ab cd'), ...again, source('one', { start: 0, end: 2 }));
    expect(message.parts).toHaveLength(1);
    expect(placed(message)).toEqual([['ab', 'cd']]);
  });

  it.each([
    { start: 3, end: 3 },
    { start: -1, end: 2 },
    { start: 0, end: 99 },
    { start: NaN, end: 2 },
    undefined,
  ])('has no place for a range that is not in the text: %o', (range) => {
    expect(placed(after(...asked, text('a', 'ab cd'), source('one', range)).message)).toEqual([[]]);
  });

  it('comes before any text', () => {
    const { message } = after(...asked, source('one'), text('a', 'So.'));
    expect(message).toMatchObject({ written: 'So.', parts: [{ writtenOffset: 0 }] });
  });
});

describe('files and data', () => {
  const image = of({ type: 'file', url: 'data:image/png;base64,AA', mediaType: 'image/png' });
  const data = (value: unknown, more: object = {}) =>
    of({ type: 'data', name: 'weather', data: value, ...more });

  it('an image alone is an answer', () => {
    const { message, state } = after(...asked, image, modelEnded('a'));
    expect(message).toMatchObject({ status: 'done', parts: [{ type: 'file', mediaType: 'image/png' }] });
    expect(state.view.turn).toMatchObject({ status: 'ended', outcome: 'completed' });
  });

  it('a part with the same name and id replaces the earlier one in its place', () => {
    const { message } = after(...asked, data(1, { id: 'x' }), image, data(2, { id: 'x' }), data(3));
    expect(message.parts.map((each) => (each.type === 'data' ? each.data : each.type))).toEqual([
      2,
      'file',
      3,
    ]);
  });

  it('a transient part is handed on and not stored', () => {
    const { effects, message } = after(...asked, text('a'), data(1, { transient: true }));
    expect(message.parts).toEqual([]);
    expect(effects.filter(({ type }) => type === 'turn/data')).toMatchObject([{ part: { data: 1 } }]);
  });

  it('more than a page can keep end the answer with a typed error', () => {
    const { state, message } = after(...asked, text('a'), ...Array.from({ length: 1_001 }, () => image));
    expect(message.parts).toHaveLength(1_000);
    expect(state.view.error?.code).toBe('llm-too-large');
    const long = after(...asked, inputStart('c'), inputDelta('c', 'x'.repeat(1_000_001)));
    expect(long.state.view.error?.code).toBe('llm-too-large');
    expect(logItems(long.state.view.toolCalls)).toMatchObject([{ status: 'cancelled', arguments: '' }]);
  });
});

describe('usage', () => {
  const usage = (inputTokens: number, outputTokens: number) =>
    of({ type: 'usage', usage: { inputTokens, outputTokens } });

  it('is summed over the rounds of a turn; a later count of an answer replaces the earlier one', () => {
    const { state } = after(
      ...asked,
      usage(10, 1),
      usage(10, 5),
      toolCall('a', 'c1'),
      of({ type: 'finish', reason: 'tool-calls', usage: { outputTokens: 7 } }),
      modelEnded('a'),
      { type: 'tool/ended', callId: 'c1', failed: false, content: 'ok' },
      usage(20, 2),
      interrupt,
      ask('b'),
      part('b', { type: 'usage', usage: { inputTokens: 1, reasoningTokens: 4 } }),
    );
    expect(logItems(state.view.timeline).map((turn) => turn.usage)).toEqual([
      { inputTokens: 30, outputTokens: 9 },
      { inputTokens: 1, reasoningTokens: 4 },
    ]);
    expect(state.view.usage).toEqual({ inputTokens: 31, outputTokens: 9, reasoningTokens: 4 });
  });

  it('is unknown where nothing is reported, and none after the conversation was cleared', () => {
    expect(after(...asked, text('a')).state.view).toMatchObject({ usage: {} });
    const cleared = after(...asked, usage(1, 1), { type: 'conversation/clear' });
    expect(cleared.state.view.usage).toEqual({});
  });

  it('the reason of an end that is not the model’s own is on the message', () => {
    const end = of({ type: 'finish', reason: 'length' });
    expect(
      after(
        ...asked,
        text('a', 'Half a'),
        end,
        modelEnded('a'),
        spoke('m', 'Half a', { correlationId: 'a.1', endOfSpeech: true }),
      ).message.finishReason,
    ).toBe('length');
  });
});

describe('text that the endpoint takes back', () => {
  const reset = (length: number) => of({ type: 'text-reset', length });
  const heard = (content: string) => spoke('m', content, { correlationId: 'a.1' });

  it('goes from the message when nothing of it was heard, and its speech is interrupted', () => {
    const { message, effects } = after(
      ...asked,
      text('a', 'Good. Wrong words.'),
      heard('Good. '),
      reset(5),
      text('a', ' Right.'),
    );
    expect(message).toMatchObject({
      written: 'Good. Right.',
      withdrawn: [],
      endpointIds: [],
      status: 'streaming',
    });
    expect(effects.filter(({ type }) => type === 'session/interrupt-persona')).toHaveLength(1);
  });

  it('stays as far as it was heard, and is marked', () => {
    const { message } = after(
      ...asked,
      text('a', 'Good. Wrong words.'),
      heard('Good. Wrong'),
      reset(5),
      text('a', 'Right.'),
    );
    expect(message.written).toBe('Good. Wrong Right.');
    expect(message.withdrawn).toEqual([{ start: 5, end: 11 }]);
    expect(message.heard).toBe('Good. Wrong');
  });

  it('is not said when it was not sent yet, and no speech is interrupted then', () => {
    const { effects, talked } = after(
      ...asked,
      text('a', 'Good '),
      text('a', '[wro'),
      reset(5),
      text('a', 'one.'),
    );
    expect(effects.some(({ type }) => type === 'session/interrupt-persona')).toBe(false);
    expect(talked.replace(/\s+/, ' ')).toBe('Good one.');
  });

  it('says what is kept and was not heard, on a new talk stream', () => {
    const { effects } = after(
      ...asked,
      text('a', 'One two. Three'),
      heard('One'),
      reset(8),
      { type: 'timer/fired', name: 'talk-cut' },
      text('a', ' Four.'),
    );
    const sent = effects.flatMap((effect) =>
      effect.type === 'talk/send' ? [[effect.correlationId, effect.text]] : [],
    );
    expect(sent).toEqual([
      ['a.1', 'One two. Three'],
      ['a.2', ' two.'],
      ['a.2', ' Four.'],
    ]);
  });

  it('does not end the turn when the service reports the interruption', () => {
    const { state } = after(
      ...asked,
      text('a', 'Wrong words.'),
      heard('Wrong'),
      reset(0),
      spoke('m', '', { correlationId: 'a.1', endOfSpeech: true, interrupted: true }),
      text('a', 'Right.'),
    );
    expect(state.view.turn.status).toBe('speaking');
  });

  it('takes its sources and the calls of the page with it', () => {
    const { message, state } = after(
      ...asked,
      text('a', 'Kept. '),
      source('kept', { start: 0, end: 4 }),
      text('a', 'Gone.'),
      source('gone', { start: 6, end: 10 }),
      toolCall('a', 'c1'),
      reset(6),
      modelEnded('a'),
    );
    expect(message.parts.map(({ id }) => id)).toEqual(['a-source-0-kept']);
    expect(logItems(state.view.toolCalls)).toMatchObject([{ status: 'cancelled', writtenOffset: 6 }]);
  });
});

describe('the next request', () => {
  it('has the calls of the endpoint with their results, each at its place', () => {
    const { requests } = after(
      ...asked,
      text('a', 'Let me see. '),
      search('s'),
      result('s'),
      text('a', 'It is there.'),
      search('open'),
      modelEnded('a'),
      spoke('m', 'Let me see. It is there.', { correlationId: 'a.1', endOfSpeech: true }),
      ask('b'),
    );
    expect(requests[1]).toEqual([
      { id: 'a-user', role: 'user', content: 'Why?' },
      {
        id: 'a-persona-0',
        role: 'assistant',
        content: 'Let me see. ',
        toolCalls: [{ id: 's', name: 'search', arguments: '{}', providerExecuted: true }],
      },
      {
        id: 's-result',
        role: 'tool',
        toolCallId: 's',
        toolName: 'search',
        content: 'Found.',
        providerExecuted: true,
      },
      { id: 'a-persona', role: 'assistant', content: 'It is there.' },
      { id: 'b-user', role: 'user', content: 'Why?' },
    ]);
  });

  it('keeps why the endpoint asks', () => {
    const { state } = after(...asked, search('s'), question('s'));
    expect(logItems(state.view.toolCalls)[0]?.approval?.question).toBe('May I?');
  });

  it('has the response of the user', () => {
    const { requests } = after(
      ...asked,
      search('s'),
      question('s'),
      modelEnded('a'),
      respond('s', false, 'No!'),
    );
    expect(requests[1]?.at(-1)).toEqual({
      id: 's-result',
      role: 'tool',
      toolCallId: 's',
      toolName: 'search',
      content: 'No!',
      providerExecuted: true,
      approval: { id: 'ask s', approved: false, reason: 'No!' },
    });
  });

  it('has the files of the user', () => {
    const files = [{ type: 'image', url: 'data:image/png;base64,AA' }] as const;
    const { requests } = after(...live(), { ...ask('a'), files } as PersonaEvent);
    expect(requests[0]).toMatchObject([{ content: [{ type: 'text', text: 'Why?' }, ...files] }]);
  });
});

it('keeps text after a call of the endpoint apart from the text before it', () => {
  const { talked, message } = after(
    ...asked,
    text('a', 'I look.'),
    search('s'),
    result('s'),
    text('a', 'Done.'),
  );
  expect(message.written).toBe('I look. Done.');
  expect(talked).toBe('I look. Done.');
});

it('cancels what is open when the answer fails', () => {
  const { state } = after(...asked, text('a'), inputStart('c1'), search('s'), failed);
  expect(logItems(state.view.toolCalls).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
});

it('takes 100,000 pieces of arguments, in one call', () => {
  const pieces = Array.from({ length: 100_000 }, () => inputDelta('c', 'x'));
  const { state } = after(...asked, inputStart('c'), ...pieces);
  expect(logItems(state.view.toolCalls)).toMatchObject([{ arguments: 'x'.repeat(100_000) }]);
});
