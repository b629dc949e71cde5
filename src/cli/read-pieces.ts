import { createReadStream } from 'node:fs';
import { UsageError, type CliIo } from './cli-io.js';

/**
 * Yields the bytes of a file, or of standard input if `file` is `-` or missing, in pieces of `size` bytes if it is
 * given.
 */
export async function* readPieces(
  file: string | undefined,
  size: number | undefined,
  io: CliIo,
): AsyncGenerator<Uint8Array> {
  const source = file === undefined || file === '-' ? io.stdin : fileBytes(file);
  for await (const bytes of source) {
    if (size === undefined) yield bytes;
    else for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
}

async function* fileBytes(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(file)) yield bytes as Uint8Array;
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${(error as Error).message}.`);
  }
}
