import { bearsContent, textOf, reasoningOf, type Answer } from '../answer.js';
import { arrivalAt, arrivals } from '../arrivals.js';
import type { Check } from '../check.js';
import { fail, pass, skipped, warn } from '../finding.js';
import type { Lab } from '../lab.js';
import { judgeStreaming, type Complaint, type Timeline } from '../streaming-verdict.js';

const hints = {
  'held-back':
    'Something holds the response back: switch off proxy buffering (`X-Accel-Buffering: no`, nginx `proxy_buffering off`), compression and response caching, and flush after each chunk.',
  'few-chunks':
    'Send each piece of text in its own chunk, as soon as the model produces it. The persona starts to speak with the first one.',
  'too-short':
    'Check the endpoint with a model that answers the prompt: it asks for the numbers from 1 to 40.',
  'slow-start': 'The text streams once it starts. See check 9 for the slow start.',
} as const;

export const streamingCheck: Check = {
  id: 'really-streaming',
  number: 8,
  title: 'Really streaming',
  group: 'Streaming',
  how: 'Checks that the text arrives in pieces while it is generated, not in one burst after a wait.',
  async run(lab) {
    let answer = await lab.counting();
    let complaint = await complaintAbout(lab, answer);
    // A single burst may come from the network or from this machine. A proxy that buffers causes it every time.
    for (let again = 0; again < 2 && complaint?.level === 'fail'; again += 1) {
      answer = await lab.answer({});
      complaint = await complaintAbout(lab, answer);
    }
    if (!complaint) return pass(describeArrivals(answer));
    if (complaint.level === 'skip') return skipped(complaint.message);
    const more = { hint: hints[complaint.cause], evidence: lab.evidence(answer.exchange) };
    if (complaint.level === 'warn') return warn(complaint.message, more);
    // Azure's content filter passes text on in blocks.
    return lab.spec.id === 'azure'
      ? warn(`${complaint.message} Azure's content filter may be the reason.`, more)
      : fail(complaint.message, more);
  },
};

function describeArrivals({ exchange, chunks }: Answer): string {
  const first = Math.round(chunks.find(bearsContent)?.at ?? 0);
  const number = arrivals(exchange).length;
  if (number < 3)
    return `The whole response arrived within ${Math.round(exchange.endAt)} ms, too fast to be held back.`;
  return `${number} arrivals; first text after ${first} ms, last byte after ${Math.round(exchange.endAt)} ms.`;
}

/** The round trip is only measured when it can change the result. */
async function complaintAbout(lab: Lab, answer: Answer): Promise<Complaint | undefined> {
  const timeline = timelineOf(answer);
  const complaint = judgeStreaming(timeline);
  if (complaint?.level !== 'fail') return complaint;
  return judgeStreaming({ ...timeline, roundTripMs: await lab.roundTripMs() });
}

function timelineOf(answer: Answer): Timeline {
  const bearing = answer.chunks.filter(bearsContent);
  const packets = arrivals(answer.exchange);
  return {
    chars: textOf(answer).length + reasoningOf(answer).length,
    chunks: bearing.length,
    times: [...new Set(bearing.map(({ at }) => arrivalAt(packets, at)))],
    endMs: answer.exchange.endAt,
    roundTripMs: 0,
  };
}
