import type { EndpointSpec } from '../endpoint-spec.js';
import { hasPart, type ChunkGroup } from './chunk-groups.js';
import { may, must, type Difference } from './difference.js';
import type { Outline } from './outline.js';

/** The order of the chunks, their values, and the end of the stream. */
export function streamDifferences(own: Outline, other: Outline, spec: EndpointSpec): Difference[] {
  return [
    ...contentDifferences(own, other),
    ...orderDifferences(own, other),
    ...endDifferences(own, other, spec),
    ...valueDifferences(own, other),
  ];
}

function contentDifferences(own: Outline, other: Outline): Difference[] {
  const found: Difference[] = [];
  if (own.error !== null && other.error === null)
    found.push(
      must('error in the stream', own.error, 'none', 'Send text. The error says why there is none.'),
    );
  if (count(own, 'text') === 0 && count(other, 'text') > 0)
    found.push(
      must(
        'text',
        'none',
        `${count(other, 'text')} chunks`,
        'Send the text in the field that the reference uses.',
      ),
    );
  if (own.cumulative && !other.cumulative)
    found.push(
      must('deltas', 'all text so far', 'only the new text', 'Send only the new text in each chunk.'),
    );
  if (own.marks.length > 0)
    found.push(
      must(
        'text that a persona reads aloud',
        own.marks.join(', '),
        other.marks.join(', ') || 'none',
        'Keep tokens of the chat template, calls and reasoning out of the text. Check 31 of `npx --no anam-react check` says how.',
      ),
    );
  return found;
}

function orderDifferences(own: Outline, other: Outline): Difference[] {
  const orders = [own, other].map(kindsInOrder);
  const [mine = [], theirs = []] = orders;
  const firstFinish = own.chunks.findIndex((group) => hasPart(group, 'finish'));
  const isLate =
    firstFinish >= 0 && own.chunks.slice(firstFinish + 1).some((group) => hasPart(group, 'text'));
  const shown = [mine.join(' → ') || 'none', theirs.join(' → ') || 'none'] as const;
  if (isLate)
    return [
      must(
        'order of chunks',
        ...shown,
        'Send the finish reason after the last text. Readers may stop there.',
      ),
    ];
  const counts = [count(own, 'text'), count(other, 'text')] as const;
  return [
    ...(shown[0] !== shown[1] ? [may('order of chunks', ...shown)] : []),
    ...(counts[0] !== counts[1] ? [may('chunks with text', String(counts[0]), String(counts[1]))] : []),
  ];
}

const kindsInOrder = ({ chunks }: Outline): string[] =>
  chunks.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);

const sizeOf = ({ from, to }: ChunkGroup) => to - from + 1;
const count = ({ chunks }: Outline, part: string) =>
  chunks.filter((group) => hasPart(group, part)).reduce((sum, group) => sum + sizeOf(group), 0);

function endDifferences(own: Outline, other: Outline, { fields, finishReasons }: EndpointSpec): Difference[] {
  const found: Difference[] = [];
  const finishes = [own.finish ?? 'none', other.finish ?? 'none'] as const;
  if (own.finish === null || !finishReasons.has(own.finish))
    found.push(
      must(
        'finish reason',
        ...finishes,
        `End with \`${fields.finish}\`: ${[...finishReasons].slice(0, 4).join(', ')}.`,
      ),
    );
  else if (own.finish !== other.finish) found.push(may('finish reason', ...finishes));
  const ends = [own.terminated, other.terminated].map((value) => (value ? 'yes' : 'no')) as [string, string];
  if (other.terminated && !own.terminated)
    found.push(
      must('[DONE]', ...ends, 'End with `data: [DONE]` and an empty line, then close the connection.'),
    );
  else if (own.terminated !== other.terminated) found.push(may('[DONE]', ...ends));
  if (own.afterEnd > other.afterEnd)
    found.push(
      must(
        'events after [DONE]',
        String(own.afterEnd),
        String(other.afterEnd),
        'Send `data: [DONE]` once, after all other events.',
      ),
    );
  if (own.failure !== null && other.failure === null) found.push(cutDifference(own));
  return found;
}

function cutDifference({ failure, terminated }: Outline): Difference {
  const values = [failure ?? '', 'closed'] as const;
  return terminated
    ? may('end of the connection', ...values)
    : must('end of the connection', ...values, 'Send the whole response, then close the connection.');
}

function valueDifferences(own: Outline, other: Outline): Difference[] {
  const found: Difference[] = [];
  if (own.object !== other.object && other.object !== null)
    found.push(
      must(
        'value of object',
        own.object ?? 'none',
        other.object,
        `Send "object": "${other.object}" with each chunk.`,
      ),
    );
  if (own.role !== other.role) {
    const values = [own.role ?? 'none', other.role ?? 'none'] as const;
    found.push(
      own.role === null
        ? may('role', ...values)
        : must('role', ...values, `Send the role "${other.role ?? ''}".`),
    );
  }
  if (own.ids > 1 && other.ids <= 1)
    found.push(may('different ids in one response', String(own.ids), String(other.ids)));
  return found;
}
