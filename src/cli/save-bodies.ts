import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ComparisonRun } from '../llm/conformance/compare/compare-endpoints.js';
import type { Outline } from '../llm/conformance/compare/outline.js';
import { UsageError } from './cli-io.js';

/**
 * Creates the folder. Call this before anything is sent, so that a wrong name costs no request.
 *
 * @throws UsageError
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`Cannot create ${folder}: ${(error as Error).message}.`);
  }
}

/** Writes both bodies and their status and headers, without keys. Returns the paths. */
export async function saveBodies(
  folder: string,
  { comparison, bodies, redact }: ComparisonRun,
  secrets: readonly string[],
): Promise<string[]> {
  const saved: string[] = [];
  const write = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    try {
      await writeFile(path, content);
    } catch (error) {
      throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`);
    }
    saved.push(path);
  };
  for (const side of ['endpoint', 'reference'] as const) {
    const { status, headers, ...outline } = comparison[side];
    await write(`${side}${extensionOf(outline)}`, withoutSecrets(bodies[side], secrets, redact));
    await write(`${side}.headers.json`, `${JSON.stringify({ status, headers }, null, 2)}\n`);
  }
  return saved;
}

const extensionOf = ({ framing }: Pick<Outline, 'framing'>) =>
  ({ sse: '.sse', 'json-array': '.json', none: '.txt' })[framing.form];

/** A redactor reads only the start of a long text, so lines are redacted in pieces. No piece ends inside a word. */
const pieces = /[^]{1,8000}(?![\w+/=%.~\\-])|[^]{1,8000}/g;

/** Returns the same bytes, or redacted text if they contain a secret. */
function withoutSecrets(
  bytes: Uint8Array,
  secrets: readonly string[],
  redact: (text: string) => string,
): Uint8Array | string {
  const text = new TextDecoder().decode(bytes);
  const plain = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
  const clean = plain.replaceAll(/[^\r\n]+/g, (line) => line.replaceAll(pieces, (piece) => redact(piece)));
  return clean === text ? bytes : clean;
}
