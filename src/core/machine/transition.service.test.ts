import { describe } from 'vitest';
import type { PersonaEvent } from './event.js';
import { ask, connecting, end, interrupt, live, signal, spoke } from '../testing/machine-events.js';
import { itFollows, lettingGo } from '../testing/machine-table.js';

const server = { mode: 'server' } as const;
const started = (callId: string): PersonaEvent => ({
  type: 'tool/started',
  callId,
  filler: null,
  fillerAfterMs: 500,
});
const needsApproval = (callId: string): PersonaEvent => ({ type: 'tool/approval-needed', callId });
const toolEnded = (callId: string): PersonaEvent => ({
  type: 'tool/ended',
  callId,
  failed: false,
  content: '42',
});
const serviceCall = (id: string) => signal({ type: 'tool-started', id, name: 'look', arguments: '{}' });
const serviceEnded = (id: string) => signal({ type: 'tool-ended', id, failed: false, content: '42' });

const asked = [...live(), ask('a')];

describe('tools of the model of Anam', () => {
  itFollows(
    [
      {
        it: 'shows a call of the running turn',
        given: asked,
        when: serviceCall('s1'),
        changes: { calls: ['s1 running'] },
        effects: ['timer/clear missing-model', 'timer/set turn-silence 60000'],
      },
      {
        it: 'shows a call outside any turn',
        given: live(),
        when: serviceCall('s1'),
        changes: { calls: ['s1 running'] },
        effects: [],
      },
      {
        it: 'shows a call once when it is reported twice',
        given: [...live(), serviceCall('s1')],
        when: serviceCall('s1'),
      },
      {
        it: 'waits without a limit for a tool of the page',
        given: [...asked, serviceCall('s1')],
        when: started('s1'),
        effects: ['timer/clear turn-silence'],
      },
      {
        it: 'shows that a call waits for the user',
        given: [...asked, serviceCall('s1')],
        when: needsApproval('s1'),
        changes: { calls: ['s1 awaiting-approval'] },
        effects: ['timer/clear turn-silence'],
      },
      {
        it: 'waits for the answer when the tool of the page is done',
        given: [...asked, serviceCall('s1'), started('s1')],
        when: toolEnded('s1'),
        changes: { calls: ['s1 done 42'] },
        effects: ['tool/abort s1', 'timer/set turn-silence 60000'],
      },
      {
        it: 'shows the result of a tool of the service',
        given: [...asked, serviceCall('s1')],
        when: serviceEnded('s1'),
        changes: { calls: ['s1 done 42'] },
        effects: ['tool/abort s1', 'timer/set turn-silence 60000'],
      },
      {
        it: 'ignores a result that is reported twice',
        given: [...live(), serviceCall('s1'), serviceEnded('s1')],
        when: serviceEnded('s1'),
      },
      { it: 'ignores the start of an unknown call', given: asked, when: started('z') },
      {
        it: 'continues the calls of a completed turn',
        given: [...asked, serviceCall('s1'), spoke('m', 'I look.')],
        when: spoke('m', '', { endOfSpeech: true }),
        changes: { turn: 'ended a completed', said: ['user: Why?', 'persona (done): I look. | I look.'] },
        effects: ['timer/end turn', 'promise/resolve turn a completed', 'turn/report server completed'],
      },
      {
        it: 'cancels the calls of an interrupted turn',
        given: [...asked, serviceCall('s1')],
        when: interrupt,
        changes: { turn: 'ended a interrupted', calls: ['s1 cancelled'] },
        effects: [
          'timer/end turn',
          'tool/abort s1',
          'session/interrupt-persona',
          'timer/set talk-cut 150',
          'promise/resolve turn a interrupted',
          'turn/report server interrupted',
        ],
      },
      {
        it: 'cancels every call with the session',
        given: [...live(), serviceCall('s1')],
        when: end,
        changes: {
          phase: 'closed 1',
          session: 'ended user',
          calls: ['s1 cancelled'],
          media: false,
          closing: '1',
          watches: '',
        },
        effects: [
          'tool/abort s1',
          ...lettingGo(1, 'server'),
          'promise/reject start session-stopped',
          'watch/stop page',
        ],
      },
      {
        it: 'ignores a call of an earlier session',
        given: [...live(), end, ...connecting(2)],
        when: serviceCall('s1'),
      },
    ],
    server,
  );
});

describe('thoughts of the model of Anam', () => {
  const thoughts = (phase: 'growing' | 'ended', content: string) =>
    signal({ type: 'thoughts', changes: [{ id: 't', text: content, phase }] });
  itFollows(
    [
      {
        it: 'shows a thought that grows, and waits on',
        given: asked,
        when: thoughts('growing', 'Hm'),
        changes: { thoughts: ['a streaming Hm'] },
        effects: ['timer/clear missing-model', 'timer/set turn-silence 60000'],
      },
      {
        it: 'closes it with its end',
        given: [...asked, thoughts('growing', 'Hm')],
        when: thoughts('ended', 'Hm.'),
        changes: { thoughts: ['a done Hm.'] },
        effects: ['timer/set turn-silence 60000'],
      },
      {
        it: 'closes it when the answer begins',
        given: [...asked, thoughts('growing', 'Hm')],
        when: spoke('m', 'Hello.'),
        changes: {
          turn: 'speaking a',
          said: ['user: Why?', 'persona (streaming): Hello. | Hello.'],
          thoughts: ['a done Hm'],
        },
        effects: ['timer/set turn-silence 20000'],
      },
      {
        it: 'ties a thought outside any turn to the next answer',
        given: [...live(), thoughts('growing', 'Hm')],
        when: spoke('m', 'Hello.'),
        changes: {
          turn: 'speaking new',
          said: ['persona (streaming): Hello. | Hello.'],
          thoughts: ['new done Hm'],
        },
        effects: ['timer/set turn-silence 20000'],
      },
      {
        it: 'cuts it with the session',
        given: [...live(), thoughts('growing', 'Hm')],
        when: end,
        changes: {
          phase: 'closed 1',
          session: 'ended user',
          thoughts: ['interrupted Hm'],
          media: false,
          closing: '1',
          watches: '',
        },
        effects: [...lettingGo(1, 'server'), 'promise/reject start session-stopped', 'watch/stop page'],
      },
    ],
    server,
  );
});
