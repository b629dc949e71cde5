import { describe } from 'vitest';
import type { PersonaEvent } from './event.js';
import { ask, end, fired, interrupt, live, modelEnded, text, toolCall } from '../testing/machine-events.js';
import { itFollows } from '../testing/machine-table.js';

const server = { mode: 'server' } as const;
const started = (callId: string, filler: string | null = null): PersonaEvent => ({
  type: 'tool/started',
  callId,
  filler,
  fillerAfterMs: 500,
});
const needsApproval = (callId: string): PersonaEvent => ({ type: 'tool/approval-needed', callId });
const toolEnded = (callId: string, failed = false): PersonaEvent => ({
  type: 'tool/ended',
  callId,
  failed,
  content: failed ? 'No.' : '42',
});

const asked = [...live(), ask('a')];
/** The page's model has called a tool and waits. */
const called = [...asked, toolCall('a', 'c1'), modelEnded('a')];
const calledTwo = [...asked, toolCall('a', 'c1'), toolCall('a', 'c2'), modelEnded('a')];

describe('tools of the model in the page', () => {
  itFollows([
    {
      it: 'shows a call, and runs nothing before the model ends',
      given: asked,
      when: toolCall('a', 'c1'),
      changes: { calls: ['c1 requested'] },
      effects: ['timer/set model-silence 120000'],
    },
    {
      it: 'runs the calls when the model ends',
      given: [...asked, toolCall('a', 'c1'), toolCall('a', 'c2')],
      when: modelEnded('a'),
      effects: ['timer/clear model-silence', 'tool/run c1', 'tool/run c2'],
    },
    {
      it: 'gives a call with a repeated id a new id',
      given: [...called, toolEnded('c1'), toolCall('a', 'c1')],
      when: modelEnded('a'),
      effects: ['timer/clear model-silence', 'tool/run a-call-1-c1'],
    },
    {
      it: 'calls nothing when the rounds are used up',
      given: [...asked, text('a'), toolCall('a', 'c1')],
      when: modelEnded('a'),
      with: { maxToolRounds: 0 },
      effects: [
        'timer/clear model-silence',
        'talk/end a.1',
        'timer/clear talk-idle',
        'timer/set turn-silence 10600',
      ],
    },
    {
      it: 'shows that the call runs',
      given: called,
      when: started('c1'),
      changes: { calls: ['c1 running'] },
      effects: [],
    },
    {
      it: 'plans the filler',
      given: called,
      when: started('c1', 'One moment.'),
      changes: { calls: ['c1 running'] },
      effects: ['timer/clear tool-filler', 'timer/set tool-filler 500'],
    },
    {
      it: 'speaks the filler when the tool takes long',
      given: [...called, started('c1', 'One moment.')],
      when: fired('tool-filler'),
      at: 500,
      changes: { turn: 'speaking a', said: ['user: Why?', 'persona (streaming): One moment.  | '] },
      effects: ['talk/send a a.1 One moment.', 'timer/set talk-idle 10000', 'talk/send a a.1'],
    },
    {
      it: 'speaks no filler for a call that is done',
      given: [...calledTwo, started('c1', 'One moment.'), toolEnded('c1')],
      when: fired('tool-filler'),
      at: 500,
    },
    {
      it: 'shows that the call waits for the user',
      given: called,
      when: needsApproval('c1'),
      changes: { calls: ['c1 awaiting-approval'] },
      effects: [],
    },
    {
      it: 'waits for the other calls',
      given: calledTwo,
      when: toolEnded('c1'),
      changes: { calls: ['c1 done 42', 'c2 requested'] },
      effects: ['tool/abort c1'],
    },
    {
      it: 'forgets the filler of a call that is done',
      given: [...calledTwo, started('c1', 'One moment.')],
      when: toolEnded('c1'),
      changes: { calls: ['c1 done 42', 'c2 requested'] },
      effects: ['tool/abort c1', 'timer/clear tool-filler'],
    },
    {
      it: 'asks the model again with the results',
      given: called,
      when: toolEnded('c1'),
      changes: { calls: ['c1 done 42'] },
      effects: [
        'tool/abort c1',
        'model/start a [user: Why?, assistant: , tool: 42] true 2',
        'timer/set model-silence 120000',
      ],
    },
    {
      it: 'sends an error to the model',
      given: called,
      when: toolEnded('c1', true),
      changes: { calls: ['c1 failed No.'] },
      effects: [
        'tool/abort c1',
        'model/start a [user: Why?, assistant: , tool: No.] true 2',
        'timer/set model-silence 120000',
      ],
    },
    {
      it: 'ignores a result that comes twice',
      given: [...calledTwo, toolEnded('c1')],
      when: toolEnded('c1', true),
    },
    { it: 'ignores the result of an unknown call', given: called, when: toolEnded('z') },
    {
      it: 'ignores the start of an unknown call',
      given: called,
      when: started('z', 'One moment.'),
    },
    {
      it: 'ignores the start of a call that is done',
      given: [...calledTwo, toolEnded('c1')],
      when: started('c1', 'One moment.'),
    },
    {
      it: 'ignores an approval that an unknown call needs',
      given: called,
      when: needsApproval('z'),
    },
    {
      it: 'cancels the calls of an interrupted turn',
      given: called,
      when: interrupt,
      changes: { turn: 'ended a interrupted', calls: ['c1 cancelled'] },
      effects: [
        'model/abort a',
        'timer/end turn',
        'tool/abort c1',
        'promise/resolve turn a interrupted',
        'turn/report client interrupted',
      ],
    },
    {
      it: 'notes what a cancelled call did all the same',
      given: [...called, interrupt],
      when: toolEnded('c1'),
      changes: { calls: ['c1 done 42'] },
      effects: ['tool/abort c1'],
    },
    {
      it: 'ignores the failure of a cancelled call',
      given: [...called, interrupt],
      when: toolEnded('c1', true),
    },
  ]);
});

describe('tool/respond and tool/offer', () => {
  const respond = (callId: string): PersonaEvent => ({ type: 'tool/respond', callId, approved: true });
  const offer: PersonaEvent = { type: 'tool/offer', name: 'look' };
  itFollows([
    {
      it: 'settles the approval that is waited for',
      given: [...called, needsApproval('c1')],
      when: respond('c1'),
      effects: ['tool/settle-approval c1 true undefined'],
    },
    { it: 'settles nothing for an unknown call', given: called, when: respond('z') },
    {
      it: 'settles nothing before the call asks for it',
      given: called,
      when: respond('c1'),
    },
    {
      it: 'settles nothing for a call that is done',
      given: [...called, needsApproval('c1'), toolEnded('c1')],
      when: respond('c1'),
    },
    {
      it: 'settles nothing for a call that was cancelled',
      given: [...called, needsApproval('c1'), end],
      when: respond('c1'),
    },
    {
      it: 'offers a tool to the model of Anam',
      given: live(),
      when: offer,
      with: server,
      effects: ['session/offer-tool look'],
    },
    { it: 'offers nothing in client mode', given: live(), when: offer },
    { it: 'offers nothing before the start', given: [], when: offer, with: server },
    {
      it: 'offers nothing after an end',
      given: [...live(), end],
      when: offer,
      with: server,
    },
  ]);
});
