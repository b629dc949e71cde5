import type { LlmPart } from '../llm/llm-adapter.js';
import type { LlmEnd } from '../llm/part-stream.js';
import type { LlmDecoder } from '../llm/protocols/protocol.js';
import type { CliIo } from './cli-io.js';
import { readPieces } from './read-pieces.js';

interface ResponseBody {
  readonly decoder: LlmDecoder;
  readonly file: string | undefined;
  readonly chunk: number | undefined;
}

/** Yields the parts of a response body as they are decoded, and returns the error that it ends with. */
export async function* readParts(
  { decoder, file, chunk }: ResponseBody,
  io: CliIo,
): AsyncGenerator<LlmPart, LlmEnd['fault']> {
  // Some of the decoder's code loads with the first event that needs it.
  async function* waiting() {
    if (!decoder.loading) return;
    await decoder.loading;
    yield* decoder.resume?.() ?? [];
  }
  async function* feed(piece: string) {
    yield* decoder.push(piece);
    yield* waiting();
  }
  const text = new TextDecoder();
  for await (const piece of readPieces(file, chunk, io)) {
    yield* feed(text.decode(piece, { stream: true }));
    if (decoder.done) break;
  }
  if (!decoder.done) yield* feed(text.decode());
  if (!decoder.done) decoder.close?.();
  yield* waiting();
  const { parts, fault } = decoder.end(false);
  yield* parts;
  return fault;
}
