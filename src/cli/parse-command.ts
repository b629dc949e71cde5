import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
import { describeErrorInfo } from '../llm/describe-error-info.js';
import type { LlmFinishReason, LlmPart } from '../llm/llm-adapter.js';
import type { LlmEnd } from '../llm/part-stream.js';
import type { LlmDecoder } from '../llm/protocols/protocol.js';
import { UsageError, type CliIo, type ExitCode } from './cli-io.js';
import { decoders } from './decoders.js';
import { readPieces } from './read-pieces.js';

interface ParseOptions {
  readonly makeDecoder: () => LlmDecoder;
  readonly chunk: number | undefined;
  readonly file: string | undefined;
}

/** `anam-react parse`: prints how the library's codec reads a response body. */
export async function parseCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const { makeDecoder, chunk, file } = readOptions(args);
  const decoder = makeDecoder();
  const summary = new Summary();
  const write = (parts: readonly LlmPart[]) => {
    for (const part of parts) {
      summary.add(part);
      io.out(`${printableJson(JSON.stringify(part))}\n`);
    }
  };
  const settle = async () => {
    if (!decoder.loading) return;
    await decoder.loading;
    write(decoder.resume?.() ?? []);
  };
  const feed = async (piece: string) => {
    write(decoder.push(piece));
    await settle();
  };
  const text = new TextDecoder();
  for await (const piece of readPieces(file, chunk, io)) {
    await feed(text.decode(piece, { stream: true }));
    if (decoder.done) break;
  }
  if (!decoder.done) await feed(text.decode());
  if (!decoder.done) decoder.close?.();
  await settle();
  const { parts, fault } = decoder.end(false);
  write(parts);
  io.out(`${printableJson(summary.line(fault))}\n`);
  return 0;
}

function readOptions(args: readonly string[]): ParseOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { spec: { type: 'string' }, chunk: { type: 'string' } },
  });
  const names = Object.keys(decoders).join(', ');
  if (values.spec === undefined)
    throw new UsageError(`Specify the format of the body with --spec: ${names}.`);
  const makeDecoder = Object.hasOwn(decoders, values.spec) ? decoders[values.spec] : undefined;
  if (!makeDecoder) throw new UsageError(`Unknown spec “${values.spec}”. Specs: ${names}.`);
  if (positionals.length > 1)
    throw new UsageError('Specify at most one file. Without a file, standard input is read.');
  const chunk = values.chunk === undefined ? undefined : Number(values.chunk);
  if (chunk !== undefined && !(Number.isSafeInteger(chunk) && chunk > 0))
    throw new UsageError(`--chunk must be a whole number of bytes, at least 1, not “${values.chunk}”.`);
  return { makeDecoder, chunk, file: positionals[0] };
}

/** The last line: all deltas joined, and the calls that the app has to run. Refusals appear only in the part lines. */
class Summary {
  #text = '';
  #reasoning = '';
  readonly #toolCalls: { name: string; arguments: string }[] = [];
  #finish: LlmFinishReason | null = null;

  add(part: LlmPart): void {
    if (part.type === 'text-delta') this.#text += part.text;
    else if (part.type === 'reasoning-delta') this.#reasoning += part.text;
    else if (part.type === 'tool-call' && !part.providerExecuted)
      this.#toolCalls.push({ name: part.name, arguments: part.arguments });
    else if (part.type === 'finish') this.#finish = part.reason;
  }

  line(fault: LlmEnd['fault']): string {
    const error = fault && describeErrorInfo(fault);
    return JSON.stringify({
      type: 'summary',
      text: this.#text,
      reasoning: this.#reasoning,
      toolCalls: this.#toolCalls,
      finish: this.#finish,
      error: error ? { code: error.code, message: error.message } : null,
    });
  }
}
