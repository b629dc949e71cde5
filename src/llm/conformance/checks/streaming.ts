import { bearsContent, textOf, reasoningOf, type Answer } from '../answer.js';
import { arrivalAt, arrivals } from '../arrivals.js';
import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';

/** Fewer characters may well come at once, or fit into two chunks. */
const ENOUGH_TO_JUDGE = 20;
const ENOUGH_FOR_CHUNKS = 100;
/** In less time nothing was held back that anybody would notice; then only the number of arrivals counts. */
const NOTICEABLE_MS = 250;

const HINT =
  'Something holds the answer back: switch off proxy buffering (`X-Accel-Buffering: no`, nginx `proxy_buffering off`), compression and response caching, and flush after each chunk.';

export const streamingCheck: Check = {
  id: 'really-streaming',
  number: 8,
  title: 'Really streaming',
  group: 'Streaming',
  how: 'Looks at when bytes arrive: at least 3 reads and 3 deltas, the first within 60 % of the time, no gap of 80 %.',
  async run(lab) {
    let answer = await lab.counting();
    let complaint = complaintAbout(answer);
    // Once may be a hiccup of the network or of this machine; what holds answers back does so each time.
    for (let again = 0; again < 2 && complaint?.level === 'fail'; again += 1) {
      answer = await lab.answer({});
      complaint = complaintAbout(answer);
    }
    if (!complaint)
      return pass(`${arrivals(answer.exchange).length} arrivals; first after ${firstAt(answer)} ms.`);
    if (complaint.level === 'skip') return skipped(complaint.message);
    const more = { hint: HINT, evidence: lab.evidence(answer.exchange) };
    if (complaint.level === 'warn') return warn(complaint.message, more);
    // Azure's content filter passes text on in blocks.
    return lab.spec.id === 'azure'
      ? warn(`${complaint.message} Azure's content filter may be the reason.`, more)
      : fail(complaint.message, more);
  },
};

const firstAt = ({ chunks }: Answer) => Math.round(chunks.find(bearsContent)?.at ?? 0);

interface Complaint {
  readonly level: 'warn' | 'fail' | 'skip';
  readonly message: string;
}

function complaintAbout(answer: Answer): Complaint | undefined {
  const { exchange, chunks } = answer;
  const bearing = chunks.filter(bearsContent);
  const size = textOf(answer).length + reasoningOf(answer).length;
  if (bearing.length === 0) return { level: 'skip', message: 'No chunk contains text to measure.' };
  const packets = arrivals(exchange);
  const times = [...new Set(bearing.map(({ at }) => arrivalAt(packets, at)))];
  const short = size < (bearing.length < 3 ? ENOUGH_FOR_CHUNKS : ENOUGH_TO_JUDGE);
  if (packets.length < 3 || times.length < 3 || bearing.length < 3) {
    if (short) return { level: 'warn', message: `The answer of ${size} characters is too short to judge.` };
    return {
      level: 'fail',
      message: `${size} characters came in ${bearing.length} chunks and ${times.length === 1 ? 'one burst' : `${times.length} bursts`}, not as they were made.`,
    };
  }
  return timingComplaint(times, exchange.endAt);
}

function timingComplaint(times: readonly number[], total: number): Complaint | undefined {
  const first = times[0] ?? 0;
  const spread = (times.at(-1) ?? 0) - first;
  const gap = Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
  const share = (part: number) => `${Math.round((100 * part) / total)} %`;
  if (total < NOTICEABLE_MS) return undefined;
  if (gap >= 0.8 * total) return { level: 'fail', message: `One gap takes ${share(gap)} of the time.` };
  if (first <= 0.6 * total) return undefined;
  // A slow start alone, as of a cold model, also comes late but then takes its time.
  const burst = spread < 0.1 * total;
  return {
    level: burst ? 'fail' : 'warn',
    message: `The first text came after ${share(first)} of the time${burst ? ', and the rest all at once' : ''}.`,
  };
}

const GOOD_MS = 1500;
const SLOW_MS = 3000;
const TOO_SLOW_MS = 8000;

export const firstTokenCheck: Check = {
  id: 'first-token',
  number: 9,
  title: 'Time to first token',
  group: 'Streaming',
  how: 'Median of 3 runs from request to first text or reasoning: up to 1.5 s good, up to 3 s fair, over 8 s too slow.',
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

function judgeFirstToken(lab: Lab, median: Answer, runs: number): Finding {
  const ms = firstAt(median);
  const { headersAt, reads, endAt } = median.exchange;
  const thinks = median.chunks.some(({ reasoning }) => reasoning !== '');
  const firstByte = Math.round(reads[0]?.at ?? endAt);
  const message = `${ms} ms to the first ${thinks ? 'reasoning' : 'text'} (median of ${runs}; headers ${Math.round(headersAt)} ms, first byte ${firstByte} ms, all ${Math.round(endAt)} ms).`;
  if (ms <= GOOD_MS) return pass(message);
  const hint = 'Try a smaller model, a closer region, `reasoning_effort: "low"`, or keep the model warm.';
  const more = { hint, evidence: lab.evidence(median.exchange) };
  if (ms > TOO_SLOW_MS && !thinks) return fail(message, more);
  return warn(ms <= SLOW_MS ? message : `${message} A conversation feels that pause.`, more);
}
