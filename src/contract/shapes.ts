import type { Entry } from './recording.js';

/** The fields of each kind of frame that the service sent, with the types of their values. */
export type Shapes = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Kinds of frames whose fields are recorded only in part. */
const partly = new Set(['answer', 'icecandidate', 'heartbeat']);

/** Returns the fields of all frames from the service, by `via type`. */
export function shapesOf(entries: readonly Entry[]): Shapes {
  const shapes = new Map<string, Map<string, Set<string>>>();
  for (const entry of entries) {
    if (entry.what !== 'frame' || entry.from !== 'service' || partly.has(entry.type)) continue;
    const kind = `${entry.via} ${entry.type}`;
    const fields = shapes.get(kind) ?? new Map<string, Set<string>>();
    shapes.set(kind, fields);
    for (const [name, value] of fieldsOf(entry.data)) {
      fields.set(name, (fields.get(name) ?? new Set()).add(value === null ? 'null' : typeof value));
    }
  }
  return shapes;
}

const fieldsOf = (data: unknown): (readonly [string, unknown])[] =>
  typeof data === 'object' && data !== null ? Object.entries(data) : [['(value)', data]];

/**
 * Returns how frames of a simulation differ from the recorded ones, one line each: a field that the service does not
 * send, or sends with another type. Kinds and fields that only the service has are no difference: a session does not
 * contain everything.
 */
export function inventedBy(simulated: Shapes, recorded: Shapes): string[] {
  return [...simulated].flatMap(([kind, fields]) => {
    const known = recorded.get(kind);
    if (!known) return [];
    return [...fields].flatMap(([name, types]) => {
      const real = known.get(name);
      if (!real) return [`${kind}: the service sends no ${name}`];
      const others = [...types].filter((type) => !real.has(type));
      return others.length === 0
        ? []
        : [`${kind}: ${name} is ${[...real].join(' or ')}, not ${others.join(', ')}`];
    });
  });
}
