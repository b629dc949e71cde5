import type { Assumption } from '../assumption.js';
import { joined, type Trace } from '../trace.js';
import { differs, holds, unknown, type Verdict } from '../verdict.js';

/** The package gives up waiting for the end of an interrupted answer later than this. */
const LIMIT_MS = 2000;

/**
 * Returns the delays from `since` to both signs of an interruption. The socket may be faster than the channel, so a
 * sign of a reported voice can come before that report.
 * @param from no sign can come earlier
 */
function interruption(trace: Trace, step: string, since: number, from = since): Verdict {
  const talkId = trace.noted(step, 'talk')['correlationId'];
  const signal = trace.frames(step, 'talkinputstreaminterrupted').find(({ at }) => at >= from);
  const end = trace.speech(step, 'persona').find((each) => each.at >= from && each.end_of_speech);
  if (!signal) return differs('no `talkinputstreaminterrupted`');
  if (signal.data['correlationId'] !== talkId) return differs('`talkinputstreaminterrupted` has another id');
  if (!end) return differs('no last piece of the speech');
  if (!end.interrupted) return differs('the last piece is not marked as interrupted');
  const [first, second] = [Math.round(signal.at - since), Math.round(end.at - since)];
  return Math.max(first, second) <= LIMIT_MS
    ? holds(`signal after ${first} ms, last piece after ${second} ms`)
    : differs(`signal after ${first} ms, last piece after ${second} ms`);
}

const userText = (trace: Trace) => trace.speech('client/voice', 'user');

/** Interruptions: by the page, and by a voice. */
export const interruptionAssumptions: readonly Assumption[] = [
  {
    id: 'interrupt',
    sentence:
      'An interruption by the page is confirmed on the socket and by a last, interrupted piece within 2 s.',
    source: 'SDK 4.27, TalkMessageStream',
    breaks: 'An answer is not shown as interrupted, or the turn ends late.',
    cost: 'paid',
    steps: ['client/interrupt'],
    check: (trace) => {
      const since = trace.acted('client/interrupt', 'interrupted');
      return since === undefined
        ? unknown('the persona did not speak')
        : interruption(trace, 'client/interrupt', since);
    },
  },
  {
    id: 'interrupt-last',
    sentence: 'After the interrupted piece, nothing more of that text is reported.',
    source: 'our assumption',
    breaks: 'Words that nobody heard appear in the transcript.',
    cost: 'paid',
    steps: ['client/interrupt'],
    check: (trace) => {
      const said = trace.speech('client/interrupt', 'persona');
      const end = said.findIndex((each) => each.interrupted);
      if (end === -1) return unknown('nothing was interrupted');
      const late = said.slice(end + 1).filter((each) => each.message_id === said[end]?.message_id);
      return late.length === 0 ? holds('nothing came') : differs(`then came “${joined(late)}”`);
    },
  },
  {
    id: 'barge-in',
    sentence: 'A voice in the microphone is reported, and interrupts the persona within 2 s of that report.',
    source: 'SDK 4.27; Anam’s page “Interruptions”',
    breaks: 'The user cannot interrupt by speaking.',
    cost: 'paid',
    steps: ['client/voice'],
    check: (trace) => {
      const played = trace.acted('client/voice', 'voice');
      if (played === undefined) return unknown('this browser could not play a recording into the microphone');
      const started = trace.frames('client/voice', 'userSpeechStarted').find(({ at }) => at >= played);
      if (!started) return unknown('the service did not hear the recording');
      return interruption(trace, 'client/voice', started.at, played);
    },
  },
  {
    id: 'user-text',
    sentence:
      'What the user says comes as one text with `end_of_speech`, after the report that the user stopped.',
    source: 'SDK 4.27, MessageHistoryClient',
    breaks: 'An utterance makes two turns, or none.',
    cost: 'paid',
    steps: ['client/voice'],
    check: (trace) => {
      const texts = userText(trace);
      if (texts.length === 0) return unknown('the service transcribed nothing');
      const [first] = texts;
      const stopped = trace.frames('client/voice', 'userSpeechEnded')[0]?.at;
      if (texts.some((each) => !each.end_of_speech)) return differs('a text without `end_of_speech`');
      if (new Set(texts.map((each) => each.message_id)).size !== texts.length)
        return differs('two texts with one id');
      if (stopped === undefined) return differs('no `userSpeechEnded`');
      return (first?.at ?? 0) >= stopped
        ? holds(`“${joined(texts)}”`)
        : differs('the text came before `userSpeechEnded`');
    },
  },
];
