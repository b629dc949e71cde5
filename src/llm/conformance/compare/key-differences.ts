import type { EndpointSpec } from '../endpoint-spec.js';
import { hasPart, type ChunkGroup } from './chunk-groups.js';
import { may, must, type Difference } from './difference.js';
import type { KeyPath } from './key-paths.js';
import type { Outline } from './outline.js';

/** The parts of a response whose chunks are compared, each with the keys that readers need. */
const chat = [
  [
    'text',
    [
      'id',
      'object',
      'created',
      'model',
      'choices',
      'choices[].index',
      'choices[].delta',
      'choices[].delta.content',
    ],
  ],
  ['finish', ['id', 'object', 'created', 'model', 'choices', 'choices[].index', 'choices[].finish_reason']],
  ['role', ['id', 'object', 'created', 'model', 'choices', 'choices[].index', 'choices[].delta']],
  ['reasoning', []],
  ['usage', []],
] as const;
const gemini = [
  [
    'text',
    ['candidates', 'candidates[].content', 'candidates[].content.parts', 'candidates[].content.parts[].text'],
  ],
  ['finish', ['candidates', 'candidates[].finishReason']],
  ['reasoning', []],
  ['usage', []],
] as const;

/** The keys of the chunks, part by part. */
export function keyDifferences(own: Outline, other: Outline, spec: EndpointSpec): Difference[] {
  const parts: readonly (readonly [string, readonly string[]])[] = spec.id === 'gemini' ? gemini : chat;
  return parts.flatMap(([part, needed]) => {
    const groups = [own, other].map(({ chunks }) => chunks.filter((group) => hasPart(group, part)));
    const [mine = [], theirs = []] = groups;
    if (mine.length === 0 || theirs.length === 0) return [];
    return partDifferences(part, needed, mine, theirs);
  });
}

function partDifferences(
  part: string,
  needed: readonly string[],
  mine: readonly ChunkGroup[],
  theirs: readonly ChunkGroup[],
): Difference[] {
  const what = `keys of ${part} chunks`;
  const keys = union(mine);
  const known = union(theirs);
  const missing = needed.filter((path) => mine.some((group) => !group.keys.some((key) => key.path === path)));
  const wrong = needed.flatMap((path) => typeDifference(keys.get(path), known.get(path)));
  const list = (paths: readonly string[]) => paths.join(', ') || 'none';
  const others = [...known.keys()].filter((path) => !keys.has(path) && !needed.includes(path));
  const extra = [...keys.keys()].filter((path) => !known.has(path));
  return [
    ...(missing.length > 0
      ? [
          must(
            what,
            `without ${list(missing)}`,
            'with it',
            `Send ${list(missing)} with each chunk of this kind.`,
          ),
        ]
      : []),
    ...wrong.map(({ path, own, other }) =>
      must(`type of ${path}`, own, other, `Send ${path} as ${other}, as the reference does.`),
    ),
    ...(others.length > 0 ? [may(`${what}, reference only`, 'none', list(others))] : []),
    ...(extra.length > 0 ? [may(`${what}, endpoint only`, list(extra), 'none')] : []),
    ...orderDifference(part, keys, known),
  ];
}

function union(groups: readonly ChunkGroup[]): Map<string, KeyPath> {
  const all = new Map<string, KeyPath>();
  for (const { keys } of groups)
    for (const key of keys) {
      const types = [...new Set([...(all.get(key.path)?.types ?? []), ...key.types])].sort();
      all.set(key.path, { path: key.path, types });
    }
  return all;
}

/** `null` in place of a value is common, and readers accept it. */
function typeDifference(own: KeyPath | undefined, other: KeyPath | undefined) {
  const types = (key: KeyPath) => key.types.filter((type) => type !== 'null');
  if (!own || !other) return [];
  const odd = types(own).filter((type) => !types(other).includes(type));
  if (odd.length === 0 || types(other).length === 0) return [];
  return [{ path: own.path, own: odd.join(' or '), other: types(other).join(' or ') }];
}

/** Readers of JSON accept any order. */
function orderDifference(
  part: string,
  keys: Map<string, KeyPath>,
  known: Map<string, KeyPath>,
): Difference[] {
  const mine = [...keys.keys()].filter((path) => known.has(path));
  const theirs = [...known.keys()].filter((path) => keys.has(path));
  if (mine.join('\n') === theirs.join('\n')) return [];
  return [may(`order of keys in ${part} chunks`, mine.join(', '), theirs.join(', '))];
}
