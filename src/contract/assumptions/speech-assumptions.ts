import type { Assumption } from '../assumption.js';
import { script } from '../script.js';
import { joined, type Trace } from '../trace.js';
import { differs, holds, unknown, type Verdict } from '../verdict.js';

/** Returns a check of the persona's speech for a talk stream. */
const onSpeech =
  (step: string, check: (speech: ReturnType<Trace['speech']>, trace: Trace) => Verdict) =>
  (trace: Trace): Verdict => {
    if (trace.acted(step, 'talk') === undefined) return unknown('the text was not sent');
    const speech = trace.speech(step, 'persona');
    return speech.length === 0 ? differs('nothing was reported') : check(speech, trace);
  };

const shownWith = (step: string, words: RegExp, what: string) =>
  onSpeech(step, (speech) => {
    const text = joined(speech);
    return words.test(text) ? holds(`“${text}”`) : differs(`“${text}” lacks ${what}`);
  });

/** What the page is told about words that it lets the persona say. */
export const speechAssumptions: readonly Assumption[] = [
  {
    id: 'speech-words',
    sentence: 'A spoken text is reported in several pieces that, joined, are the text that was sent.',
    source: 'SDK 4.27, MessageHistoryClient; third parties',
    breaks: 'Captions show wrong words, or a whole answer at once.',
    cost: 'paid',
    steps: ['client/hello'],
    check: onSpeech('client/hello', (speech) => {
      const pieces = speech.filter(({ content }) => content.trim() !== '').length;
      if (joined(speech) !== script.hello) return differs(`reported as “${joined(speech)}”`);
      return pieces > 1 ? holds(`${pieces} pieces`) : differs('one piece for the whole text');
    }),
  },
  {
    id: 'speech-end',
    sentence: 'The last piece of a text, and only that, has `end_of_speech`.',
    source: 'SDK 4.27, MessageHistoryClient',
    breaks: 'A turn ends too early, or never.',
    cost: 'paid',
    steps: ['client/hello'],
    check: onSpeech('client/hello', (speech) => {
      const ends = speech.filter(({ end_of_speech: end }) => end).length;
      return ends === 1 && speech.at(-1)?.end_of_speech === true
        ? holds('once, at the end')
        : differs(`${ends} pieces of ${speech.length} end the speech`);
    }),
  },
  {
    id: 'speech-ids',
    sentence: 'All pieces have the same id, which begins with `external::`, and rising numbers.',
    source: 'third parties',
    breaks: 'The package takes the app’s own words for those of a second model, and warns.',
    cost: 'paid',
    steps: ['client/hello'],
    check: onSpeech('client/hello', (speech) => {
      const ids = new Set(speech.map(({ message_id: id }) => id));
      if (ids.size !== 1) return differs(`${ids.size} ids for one text`);
      if (!speech[0]?.message_id.startsWith('external::')) return differs('the id has another beginning');
      const rises = speech.every(
        (each, index) => index === 0 || each.content_index > (speech[index - 1]?.content_index ?? -1),
      );
      return rises ? holds('one id, rising numbers') : differs('the numbers do not rise');
    }),
  },
  {
    id: 'speech-correlation',
    sentence: 'Each piece has the correlation id of its talk stream.',
    source: 'anam-org/javascript-sdk 5f1b0d3',
    breaks: 'Words are matched to turns by their order alone.',
    cost: 'paid',
    steps: ['client/hello'],
    check: onSpeech('client/hello', (speech, trace) => {
      const wanted = trace.noted('client/hello', 'talk')['correlationId'];
      const others = speech.filter(({ user_action_correlation_id: id }) => id !== wanted).length;
      return others === 0
        ? holds('on every piece')
        : differs(`missing on ${others} of ${speech.length} pieces`);
    }),
  },
  {
    id: 'speech-dollar',
    sentence: '“$5” is reported as it was sent, or in words.',
    source: 'our assumption; the spoken position accepts both',
    breaks: 'The heard part of an answer is estimated wrongly.',
    cost: 'paid',
    steps: ['client/dollar'],
    check: shownWith('client/dollar', /\$\s?5|five/iu, '“$5” and “five”'),
  },
  {
    id: 'speech-cue',
    sentence: 'A cue in brackets is reported as it was sent.',
    source: 'our assumption; Anam documents cues for its own model',
    breaks: 'The heard part of an answer with cues is estimated wrongly.',
    cost: 'paid',
    steps: ['client/happy'],
    check: shownWith('client/happy', /\[happy\]/iu, '“[happy]”'),
  },
  {
    id: 'typed-silent',
    sentence: 'In client mode no model answers a text that is sent with `sendUserMessage`.',
    source: 'Anam’s Python SDK',
    breaks: 'Two models answer.',
    cost: 'paid',
    steps: ['client/typed'],
    check: (trace) => {
      if (trace.acted('client/typed', 'waited') === undefined) return unknown('the text was not sent');
      const said = trace.speech('client/typed', 'persona');
      return said.length === 0 ? holds('no answer in 5 s') : differs(`answered: “${joined(said)}”`);
    },
  },
  {
    id: 'talk-limit',
    sentence: 'A talk stream that gets no more text is ended after 15 s.',
    source: 'Anam’s Python SDK',
    breaks: 'A slow model is cut off, or a turn that got no end never ends.',
    cost: 'paid',
    steps: ['client/idle'],
    check: onSpeech('client/idle', (speech, trace) => {
      const sent = trace.acted('client/idle', 'talk') ?? 0;
      const end = speech.find(({ end_of_speech: isEnd }) => isEnd);
      if (!end) return differs('not ended within 19 s');
      const seconds = Math.round((end.at - sent) / 100) / 10;
      return seconds >= 12 && seconds <= 18.5 ? holds(`after ${seconds} s`) : differs(`after ${seconds} s`);
    }),
  },
];
