import type { Chunk } from '../answer.js';
import { keyPaths, type KeyPath } from './key-paths.js';

/** What a chunk is for. A chunk with text and a finish reason is `text+finish`. */
export type ChunkKind = string;

/** Consecutive chunks of the same kind with the same keys. */
export interface ChunkGroup {
  readonly kind: ChunkKind;
  /** The number of the first and the last chunk, from 1. */
  readonly from: number;
  readonly to: number;
  readonly keys: readonly KeyPath[];
}

export function chunkGroups(chunks: readonly Chunk[]): ChunkGroup[] {
  const groups: (ChunkGroup & { readonly shape: string })[] = [];
  chunks.forEach((chunk, index) => {
    const kind = kindOf(chunk);
    const keys = keyPaths(chunk.value);
    const shape = JSON.stringify([kind, keys]);
    const last = groups.at(-1);
    const number = index + 1;
    if (last?.shape === shape) groups[groups.length - 1] = { ...last, to: number };
    else groups.push({ kind, from: number, to: number, keys, shape });
  });
  return groups.map(({ kind, from, to, keys }) => ({ kind, from, to, keys }));
}

function kindOf(chunk: Chunk): ChunkKind {
  if (chunk.error !== undefined) return 'error';
  const content = [
    chunk.reasoning !== '' && 'reasoning',
    chunk.text !== '' && 'text',
    chunk.toolCalls.length > 0 && 'tool call',
    chunk.finish !== undefined && 'finish',
  ].filter((part) => part !== false);
  if (content.length > 0) return content.join('+');
  if (chunk.usage !== undefined) return 'usage';
  return chunk.role === undefined || chunk.role === null ? 'other' : 'role';
}

export const hasPart = ({ kind }: ChunkGroup, part: string): boolean => kind.split('+').includes(part);
