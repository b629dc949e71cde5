import { describeErrorInfo } from '../llm/describe-error-info.js';
import type { LlmPart } from '../llm/llm-adapter.js';
import type { LlmDecoder } from '../llm/protocols/protocol.js';
import { printableJson } from '../internal/printable.js';
import { spokenDeltas, type SpokenTextOptions } from '../core/text/spoken-text.js';
import type { CliIo, ExitCode } from './cli-io.js';
import { readParts } from './read-parts.js';
import { readPieces } from './read-pieces.js';
import { describeSpoken } from './spoken-report.js';

export interface SpokenCommandOptions {
  readonly speech: SpokenTextOptions;
  readonly json: boolean;
  /** Absent if the file contains the text itself. */
  readonly makeDecoder: (() => LlmDecoder) | undefined;
  readonly chunk: number | undefined;
  readonly file: string | undefined;
}

/** `anam-react parse --spoken`: prints what a persona would say for a text, or for the text in a response body. */
export async function spokenCommand(options: SpokenCommandOptions, io: CliIo): Promise<ExitCode> {
  const { deltas, error } = await readDeltas(options, io);
  const written = deltas.join('');
  const spoken = spokenDeltas(deltas, options.speech);
  if (options.json) {
    const { text, removed } = spoken;
    io.out(`${printableJson(JSON.stringify({ type: 'spoken', written, text, removed, error }))}\n`);
  } else {
    io.out(describeSpoken(written, spoken));
    if (error) io.out(`\nThe response ends with ${error.code}: ${error.message}\n`);
  }
  return 0;
}

interface Deltas {
  readonly deltas: readonly string[];
  readonly error: { readonly code: string; readonly message: string } | null;
}

async function readDeltas({ makeDecoder, chunk, file }: SpokenCommandOptions, io: CliIo): Promise<Deltas> {
  const deltas: string[] = [];
  if (!makeDecoder) {
    const bytes = new TextDecoder();
    for await (const piece of readPieces(file, chunk, io)) deltas.push(bytes.decode(piece, { stream: true }));
    return { deltas: [...deltas, bytes.decode()], error: null };
  }
  const parts = readParts({ decoder: makeDecoder(), file, chunk }, io);
  let next = await parts.next();
  for (; !next.done; next = await parts.next()) deltas.push(textOf(next.value));
  const error = next.value && describeErrorInfo(next.value);
  return { deltas, error: error ? { code: error.code, message: error.message } : null };
}

/** Returns the text to speak, without thoughts and without text that is only shown. */
function textOf(part: LlmPart): string {
  if (part.type === 'refusal-delta') return part.text;
  return part.type === 'text-delta' && part.speak !== false ? part.text : '';
}
