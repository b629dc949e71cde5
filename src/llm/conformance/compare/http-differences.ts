import type { EndpointSpec } from '../endpoint-spec.js';
import { may, must, type Difference } from './difference.js';
import type { Outline } from './outline.js';

/** Status, content type, framing and headers. */
export function httpDifferences(own: Outline, other: Outline, spec: EndpointSpec): Difference[] {
  if (own.status !== other.status)
    return [
      must(
        'status',
        own.status === 0 ? `no response: ${own.failure ?? 'unknown'}` : String(own.status),
        String(other.status),
        'Return the same status for this request. `npx --no anam-react check` says what is wrong.',
      ),
    ];
  return [
    ...typeDifferences(own, other, spec),
    ...framingDifferences(own, other, spec),
    ...headerDifferences(own, other),
  ];
}

/** Without `alt=sse`, Gemini sends a JSON array. Readers recognize an event stream there too. */
const mayStream = (own: Outline, spec: EndpointSpec) =>
  spec.id === 'gemini' && !/[?&]alt=sse\b/.test(own.request) && own.framing.form !== 'none';

function typeDifferences(own: Outline, other: Outline, spec: EndpointSpec): Difference[] {
  const type = (outline: Outline) => outline.mediaType || 'none';
  if (own.mediaType === other.mediaType) return [];
  if (mayStream(own, spec)) return [may('content type', type(own), type(other))];
  return [must('content type', type(own), type(other), `Set \`Content-Type: ${other.mediaType}\`.`)];
}

function framingDifferences(
  { framing: own, ...outline }: Outline,
  { framing: other }: Outline,
  spec: EndpointSpec,
) {
  const found: Difference[] = [];
  if (own.form !== other.form)
    found.push(
      mayStream({ framing: own, ...outline }, spec)
        ? may('framing', own.form, other.form)
        : must(
            'framing',
            own.form === 'none' ? 'no events' : own.form,
            other.form,
            'Send each chunk as one line `data: {…}`, then an empty line.',
          ),
    );
  if (own.lineEnd !== other.lineEnd) found.push(may('line ends', own.lineEnd, other.lineEnd));
  const names = own.eventNames.filter((name) => !other.eventNames.includes(name));
  if (names.length > 0) {
    const shown = [names.join(', '), other.eventNames.join(', ') || 'none'] as const;
    found.push(
      names.every((name) => name === 'message' || name === 'error')
        ? may('event names', ...shown)
        : must(
            'event names',
            ...shown,
            'Leave out the `event:` lines. Readers skip events with other names.',
          ),
    );
  }
  if (own.strays > other.strays)
    found.push(
      must(
        'lines without a field',
        String(own.strays),
        String(other.strays),
        'Send nothing but `data:` lines, comments and empty lines.',
      ),
    );
  if (own.unreadable > other.unreadable)
    found.push(
      must(
        'events that are not JSON',
        String(own.unreadable),
        String(other.unreadable),
        'Send one whole JSON object in each event.',
      ),
    );
  for (const [what, name] of [
    ['comments', 'comments'],
    ['keep-alives as data', 'keepAlives'],
  ] as const)
    if (own[name] !== other[name]) found.push(may(what, String(own[name]), String(other[name])));
  if (own.closed !== other.closed && own.form !== 'none')
    found.push(may('empty line after the last event', yes(own.closed), yes(other.closed)));
  return found;
}

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** Headers that describe the connection, not the response. */
const ofConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** Values such as dates and ids differ by nature, so only names are compared. */
function headerDifferences({ headers: own }: Outline, { headers: other }: Outline): Difference[] {
  const only = (here: object, there: object) =>
    Object.keys(here).filter((name) => !(name in there) && !ofConnection.has(name));
  const missing = only(other, own);
  const extra = only(own, other);
  const type = [own['content-type'] ?? '', other['content-type'] ?? ''] as const;
  const parameters = type.map((value) => value.split(';').slice(1).join(';').trim().toLowerCase() || 'none');
  return [
    ...(missing.length > 0 ? [may('headers of the reference only', 'none', missing.join(', '))] : []),
    ...(extra.length > 0 ? [may('headers of the endpoint only', extra.join(', '), 'none')] : []),
    ...(parameters[0] !== parameters[1]
      ? [may('content type parameters', parameters[0] ?? '', parameters[1] ?? '')]
      : []),
  ];
}
