import { errorOf, finishOf, readAnswer, type Answer } from '../answer.js';
import type { Check } from '../check.js';
import { fail, pass, warn } from '../finding.js';
import { readRawBody } from '../raw-body.js';

const ABORT_MS = 1000;

/**
 * In bytes; three chunks are shorter. The limit matters because each piece causes the whole body so far to be parsed
 * again.
 */
const LONGEST_START = 32_000;

export const abortCheck: Check = {
  id: 'abort',
  number: 27,
  title: 'Abort',
  group: 'Streaming',
  how: 'Closes the connection after 3 chunks, as an interruption does. The next request must work.',
  async run(lab) {
    const { now } = lab.options;
    let leftAt: number | undefined;
    const first = await lab.send(
      {},
      {
        leaveWhen(bytes) {
          if (bytes.length < LONGEST_START && readRawBody(bytes).events.length < 3) return false;
          leftAt ??= now();
          return true;
        },
      },
    );
    const took = leftAt === undefined ? 0 : now() - leftAt;
    const next = await lab.answer({ maxTokens: 16 });
    const hint = 'When a connection closes, stop only the response that it belongs to.';
    if (next.exchange.status !== 200)
      return fail(`After an abort, the next request gets ${next.exchange.status || 'no response'}.`, {
        hint,
        evidence: lab.evidence(next.exchange),
      });
    if (took > ABORT_MS)
      return warn(`Closing took ${Math.round(took)} ms.`, { hint, evidence: lab.evidence(first) });
    return pass('The connection closes at once, and the next request works.');
  },
};

export const concurrencyCheck: Check = {
  id: 'concurrency',
  number: 28,
  title: 'Three simultaneous requests',
  group: 'Streaming',
  how: 'Sends three requests at once. Each must get a complete response with its own id.',
  async run(lab) {
    const exchanges = await Promise.all([lab.send({}), lab.send({}), lab.send({})]);
    const answers = exchanges.map((got) => readAnswer(got, lab.spec));
    const hint = 'Check that the server handles simultaneous requests and does not mix their streams.';
    const broken = answers.find((answer) => !isWhole(answer));
    if (broken)
      return (broken.exchange.status === 429 ? warn : fail)(
        `Of three requests at once, one got ${broken.exchange.status === 200 ? 'an incomplete response' : broken.exchange.status || 'no response'}.`,
        { hint, evidence: lab.evidence(broken.exchange) },
      );
    const mixed = answers.find((answer) => idsOf(answer).size > 1);
    if (mixed)
      return warn('One stream contains several ids, so responses may be mixed.', {
        hint,
        evidence: lab.evidence(mixed.exchange),
      });
    const ids = answers.flatMap((answer) => [...idsOf(answer)]);
    return new Set(ids).size === ids.length
      ? pass('Each request got its own response.')
      : warn('Several responses have the same id.', {
          hint: `Give each response a unique \`${lab.spec.fields.id}\`, so that you can find it in logs.`,
        });
  },
};

const isWhole = (answer: Answer) =>
  answer.exchange.status === 200 &&
  (answer.terminated || (!answer.exchange.failure && (finishOf(answer) ?? errorOf(answer)) !== undefined));

const idsOf = ({ chunks }: Answer) =>
  new Set(chunks.map(({ id }) => id).filter((id) => typeof id === 'string' && id !== ''));
