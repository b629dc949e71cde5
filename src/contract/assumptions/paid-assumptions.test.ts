/** Each check of a session: it holds for the twin's recording, and only it differs when its assumption is broken there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../judge.js';
import { readRecording, type Entry } from '../recording.js';
import { assumptions } from './assumptions.js';

const { entries } = readRecording(readFileSync(new URL('../testing/twin.jsonl', import.meta.url), 'utf8'));

type Data = Readonly<Record<string, unknown>>;
type Change = (entry: Entry, data: Data) => Entry | null;

/** Changes entries of one type in one step, from the service. `null` removes the entry. */
const change =
  (step: string, type: string, to: (data: Data, entry: Entry) => Data | null): Change =>
  (entry, data) => {
    const isPages = entry.what === 'frame' && entry.from === 'page';
    if (isPages || entry.type !== type || !(entry.step === step || entry.step.startsWith(`${step}/`)))
      return entry;
    const changed = to(data, entry);
    return changed && { ...entry, data: changed };
  };

const later =
  (step: string, type: string, ms: number): Change =>
  (entry) =>
    entry.step.startsWith(step) && entry.type === type ? { ...entry, at: entry.at + ms } : entry;

const speech = (step: string, to: (data: Data) => Data | null, role = 'persona') =>
  change(step, 'speechText', (data) => (data['role'] === role ? to(data) : data));

const without = (step: string, type: string) => change(step, type, () => null);
const replaced = (step: string, from: string, to: string) =>
  speech(step, (data) => ({ ...data, content: String(data['content']).replace(from, to) }));

/** What a service would send for which exactly this assumption does not hold. */
const broken: Readonly<Record<string, Change>> = {
  'token-reuse': (entry) => (entry.step === 'token-reuse' ? ({ ...entry, status: 200 } as Entry) : entry),
  'slot-release': change('slot', 'freed', () => ({ ms: 25_000 })),
  'start-response': change(
    'client/start',
    'POST /v1/engine/session',
    ({ engineHost: _host, ...rest }) => rest,
  ),
  'start-signals': without('client', 'first-frame'),
  'update-applied': without('client/update', 'personaConfigUpdateApplied'),
  'update-refused': without('client/update', 'warning'),
  'speech-words': replaced('client/hello', 'words', 'woods'),
  'speech-end': speech('client/hello', (data) => ({ ...data, end_of_speech: true })),
  'speech-ids': speech('client/hello', (data) => ({ ...data, message_id: 'other' })),
  'speech-correlation': speech('client/hello', ({ user_action_correlation_id: _id, ...rest }) => rest),
  'speech-dollar': replaced('client/dollar', '$5', 'money'),
  'speech-cue': replaced('client/happy', '[happy]', ''),
  'talk-limit': (entry) =>
    entry.step === 'client/idle' && entry.type === 'talk' ? { ...entry, at: entry.at + 9000 } : entry,
  interrupt: without('client/interrupt', 'talkinputstreaminterrupted'),
  'barge-in': without('client/voice', 'talkinputstreaminterrupted'),
  'user-text': speech('client/voice', (data) => ({ ...data, end_of_speech: false }), 'user'),
  'end-limit': change('limit', 'endsession', () => ({ value: 'Goodbye' })),
  'end-silence': later('silence', 'endsession', 40_000),
  'server-answer': speech('server/ask', (data) => ({
    ...data,
    message_id: `external::${String(data['message_id'])}`,
  })),
  'server-reasoning': change('server/ask', 'reasoningText', (data) => ({ ...data, end_of_thought: false })),
  'server-tool': change('server/ask', 'toolCallStarted', (data) => ({ ...data, tool_type: 'server' })),
};

/** Something that the service says although it should not. */
const added: Readonly<Record<string, readonly [step: string, content: string]>> = {
  'no-greeting': ['client/quiet', 'Welcome!'],
  'typed-silent': ['client/typed', 'Yes?'],
};

const differing = (changed: readonly Entry[]) =>
  judge(assumptions, changed)
    .filter(({ result }) => result === 'differs')
    .map(({ assumption }) => assumption.id);

const apply = (to: Change) => entries.flatMap((entry) => to(entry, (entry.data ?? {}) as Data) ?? []);

describe('the twin’s recording', () => {
  it('shows that every assumption holds', () => {
    const others = judge(assumptions, entries).filter(({ result }) => result !== 'holds');
    expect(others.map(({ assumption, found }) => `${assumption.id}: ${found}`)).toEqual([]);
  });

  it.each(Object.entries(broken))('with “%s” broken makes only this check differ', (id, to) => {
    expect(differing(apply(to))).toEqual([id]);
  });

  it.each(Object.entries(added))('with “%s” broken makes only this check differ', (id, [step, content]) => {
    const at = entries.find((entry) => entry.step === step)?.at ?? 0;
    const data = {
      message_id: 'm',
      content_index: 0,
      content,
      role: 'persona',
      end_of_speech: true,
      interrupted: false,
    };
    const said: Entry = {
      at,
      step,
      what: 'frame',
      via: 'channel',
      from: 'service',
      type: 'speechText',
      data,
    };
    expect(differing([...entries, said])).toEqual([id]);
  });

  it('with words after an interruption makes only that check differ', () => {
    const end = entries.findLast(
      (entry) => entry.step === 'client/interrupt' && entry.type === 'speechText',
    ) as Extract<Entry, { what: 'frame' }>;
    const late = {
      ...end,
      data: { ...(end.data as Data), content: 'late', interrupted: false, end_of_speech: false },
    };
    const index = entries.indexOf(end);
    expect(differing(entries.toSpliced(index + 1, 0, late))).toEqual(['interrupt-last']);
  });

  it('covers every check that needs a session', () => {
    const paid = assumptions.filter(({ cost }) => cost === 'paid').map(({ id }) => id);
    expect([...Object.keys(broken), ...Object.keys(added), 'interrupt-last'].toSorted()).toEqual(
      paid.toSorted(),
    );
  });

  it('that ends after its start leaves the other checks unable to tell', () => {
    const cut = entries.filter(({ step }) => step.endsWith('/start'));
    expect(differing(cut)).toEqual([]);
  });

  it('of a session that the service never ends makes only that check differ', () => {
    const waited: Entry = { at: 1e6, step: 'limit/end', what: 'act', type: 'waited' };
    const endless = apply(without('limit', 'endsession'));
    expect(differing([...endless, waited])).toEqual(['end-limit']);
  });

  it('that is empty, or strange, makes no check throw or differ', () => {
    const strange = entries.map((entry) => ({ ...entry, data: null }));
    expect(differing([])).toEqual([]);
    expect(() => differing(strange)).not.toThrow();
  });
});
