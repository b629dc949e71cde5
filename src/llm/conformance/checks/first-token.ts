import { bearsContent, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';

const GOOD_MS = 1500;
const SLOW_MS = 3000;
const TOO_SLOW_MS = 8000;

export const firstTokenCheck: Check = {
  id: 'first-token',
  number: 9,
  title: 'Time to first token',
  group: 'Streaming',
  how: 'Takes the median of 3 runs, from the request to the first text or reasoning: up to 1.5 s is good, up to 3 s fair, over 8 s too slow.',
  async run(lab) {
    const runs = [await lab.counting(), await lab.answer({}), await lab.answer({})];
    const timed = runs
      .filter(({ chunks }) => chunks.some(bearsContent))
      .sort((a, b) => firstAt(a) - firstAt(b));
    const median = timed[Math.floor((timed.length - 1) / 2)];
    if (!median) return skipped('No chunk contains text to measure.');
    return judgeFirstToken(lab, median, timed.length);
  },
};

const firstAt = ({ chunks }: Answer) => Math.round(chunks.find(bearsContent)?.at ?? 0);

function judgeFirstToken(lab: Lab, median: Answer, runs: number): Finding {
  const ms = firstAt(median);
  const { headersAt, reads, endAt } = median.exchange;
  const thinks = median.chunks.some(({ reasoning }) => reasoning !== '');
  const firstByte = Math.round(reads[0]?.at ?? endAt);
  const message = `${ms} ms to the first ${thinks ? 'reasoning' : 'text'} (median of ${runs}; headers ${Math.round(headersAt)} ms, first byte ${firstByte} ms, last byte ${Math.round(endAt)} ms).`;
  if (ms <= GOOD_MS) return pass(message);
  const hint = `Try a smaller model, a closer region or less reasoning (${lab.spec.fields.effort}), or keep the model warm.`;
  const more = { hint, evidence: lab.evidence(median.exchange) };
  if (ms > TOO_SLOW_MS && !thinks) return fail(message, more);
  return warn(ms <= SLOW_MS ? message : `${message} Users notice this pause.`, more);
}
