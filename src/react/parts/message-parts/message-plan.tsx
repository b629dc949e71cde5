import type {
  DataPart,
  FilePart,
  PersonaMessage,
  SourcePart,
  TextRange,
  ToolCall,
} from '../../../core/index.js';
import type { TextMark } from '../../provider/render-text-context.js';
import type { Insert, MessagePlan, TextSpan } from '../../shared/message-plan.js';
import { insertPlace } from './insert-place.js';
import { MarkedText } from './MarkedText.js';
import { SourceChip } from './SourceChip.js';
import { WithdrawnMark } from './WithdrawnMark.js';

interface Placed {
  readonly id: string;
  readonly at: number;
  readonly call?: ToolCall;
  readonly part?: FilePart | DataPart;
}

/**
 * Plans where the components and sources of an answer go. Calls before the first word are rendered above it, so they
 * are omitted.
 */
export function planMessage(message: PersonaMessage, calls: readonly ToolCall[]): MessagePlan {
  const { written, withdrawn } = message;
  const placed = placedIn(message, calls);
  const places = [...new Set(placed.map(({ at }) => at))];
  const spans = [0, ...places].map((at, index) => ({
    from: index === 0 ? 0 : skipSpace(written, at),
    to: places[index] ?? Infinity,
  }));
  const texts = spans.map(({ from, to }, index): TextSpan | null => {
    const isEmpty = from >= Math.min(to, written.length);
    const next = spans.slice(index + 1).find((span) => span.from < Math.min(span.to, written.length));
    return isEmpty && places.length > 0 ? null : { from, to, until: next?.from ?? Infinity };
  });
  const inserts = places.map((place, index): Insert => {
    const here = placed.filter(({ at }) => at === place);
    return {
      id: here[0]?.id ?? '',
      calls: here.flatMap(({ call }) => call ?? []),
      parts: here.flatMap(({ part }) => part ?? []),
      text: texts[index + 1] ?? null,
    };
  });
  const marks = [...marksOf(message, calls), ...withdrawn.map(withdrawnMark)];
  return { text: texts[0] ?? null, inserts, marks: marks.sort((a, b) => a.at - b.at), MarkedText };
}

function placedIn({ written, parts }: PersonaMessage, calls: readonly ToolCall[]): Placed[] {
  const placed: Placed[] = [];
  for (const call of calls)
    if (call.writtenOffset > 0)
      placed.push({ call, id: call.id, at: insertPlace(written, call.writtenOffset, unitOf(call)) });
  for (const part of parts)
    if (part.type !== 'source')
      placed.push({ part, id: part.id, at: insertPlace(written, part.writtenOffset) });
  return placed.sort((a, b) => a.at - b.at);
}

const unitOf = ({ source }: ToolCall) => (source === 'server' ? 'sentence' : 'word');

/** Skips white space after a component, which would become an indent or an empty line. */
function skipSpace(text: string, at: number): number {
  let from = at;
  while (from < text.length && /\s/.test(text.charAt(from))) from += 1;
  return from;
}

const withdrawnMark = ({ start, end }: TextRange): TextMark => ({
  at: end,
  struckFrom: start,
  node: <WithdrawnMark key={`withdrawn ${end}`} />,
});

function marksOf({ parts }: PersonaMessage, calls: readonly ToolCall[]): TextMark[] {
  const ofService = new Set(calls.flatMap(({ id, source }) => (source === 'server' ? [id] : [])));
  return parts
    .filter((part) => part.type === 'source')
    .flatMap((source, index) =>
      placesOf(source, ofService).map((at) => ({
        at,
        node: <SourceChip key={`${source.id} ${at}`} source={source} number={index + 1} />,
      })),
    );
}

/**
 * Returns the positions of a source. A page that Anam has read is placed at Anam's search call. The positions of other
 * sources come from the model's endpoint only.
 */
function placesOf(
  { places, toolCallId, writtenOffset }: SourcePart,
  ofService: ReadonlySet<string>,
): number[] {
  if (places.length > 0) return [...new Set(places.map(({ end }) => end))];
  const isOfService = toolCallId !== undefined && ofService.has(toolCallId);
  return isOfService && writtenOffset > 0 ? [writtenOffset] : [];
}
