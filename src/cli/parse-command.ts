import { parseArgs } from 'node:util';
import { printableJson } from '../internal/printable.js';
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

/** `anam-react parse`: what the library's own codec makes of a response body. */
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
  const text = new TextDecoder();
  for await (const piece of readPieces(file, chunk, io)) {
    write(decoder.push(text.decode(piece, { stream: true })));
    if (decoder.done) break;
  }
  if (!decoder.done) write(decoder.push(text.decode()));
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
  if (values.spec === undefined) throw new UsageError(`Say with --spec what the body is: ${names}.`);
  const makeDecoder = Object.hasOwn(decoders, values.spec) ? decoders[values.spec] : undefined;
  if (!makeDecoder) throw new UsageError(`There is no spec “${values.spec}”; there are ${names}.`);
  if (positionals.length > 1) throw new UsageError('Give one file, or none to read standard input.');
  const chunk = values.chunk === undefined ? undefined : Number(values.chunk);
  if (chunk !== undefined && !(Number.isSafeInteger(chunk) && chunk > 0))
    throw new UsageError(`--chunk is a number of bytes from 1 up, not “${values.chunk}”.`);
  return { makeDecoder, chunk, file: positionals[0] };
}

/** The last line: the deltas joined. A refusal is in the part lines only, as it is not what the model was asked for. */
class Summary {
  #text = '';
  #reasoning = '';
  readonly #toolCalls: { name: string; arguments: string }[] = [];
  #finish: LlmFinishReason | null = null;

  add(part: LlmPart): void {
    if (part.type === 'text-delta') this.#text += part.text;
    else if (part.type === 'reasoning-delta') this.#reasoning += part.text;
    else if (part.type === 'tool-call') this.#toolCalls.push({ name: part.name, arguments: part.arguments });
    else if (part.type === 'finish') this.#finish = part.reason;
  }

  line(fault: LlmEnd['fault']): string {
    return JSON.stringify({
      type: 'summary',
      text: this.#text,
      reasoning: this.#reasoning,
      toolCalls: this.#toolCalls,
      finish: this.#finish,
      error: fault ? { code: fault.code, message: fault.message } : null,
    });
  }
}
