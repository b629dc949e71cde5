import { MAX_FILE_BYTES, type AllowedFiles } from './allowed-files.js';
import { invalidRequest, Refusal } from './refusal.js';

const MAX_FILES = 10;

/** The remaining limits for the files of one request. */
export class FileBudget {
  readonly #allowed: AllowedFiles | undefined;
  #files: number;
  #bytes: number;

  constructor(allowed: AllowedFiles | undefined) {
    this.#allowed = allowed;
    this.#files = allowed?.maxFiles ?? MAX_FILES;
    this.#bytes = allowed?.maxBytes ?? MAX_FILE_BYTES;
  }

  /** @throws Refusal 400 `files-not-allowed`, 413 `files-too-large` */
  take(mediaType: string, bytes: number): void {
    if (!this.#allowed?.mediaTypes.some((allowed) => covers(allowed, mediaType))) {
      const message = `This server does not allow files of type \`${mediaType}\`. Add it to \`allowFiles\` of \`createLlmProxy\`.`;
      throw new Refusal(400, 'files-not-allowed', message);
    }
    this.#files -= 1;
    this.#bytes -= bytes;
    if (this.#files < 0 || this.#bytes < 0)
      throw new Refusal(413, 'files-too-large', 'The files of the conversation are too many or too large.');
  }
}

const covers = (allowed: string, mediaType: string): boolean =>
  allowed.endsWith('/*') ? mediaType.startsWith(allowed.slice(0, -1)) : allowed === mediaType;

/**
 * Reads a `data:` URL. Other URLs are rejected, because the model's provider would fetch any URL that a page names.
 * @throws Refusal 400 `invalid-request`, and as `FileBudget.take` does
 */
export function fileOf(
  value: unknown,
  path: string,
  budget: FileBudget,
): { readonly url: string; readonly mediaType: string } {
  const url = typeof value === 'string' ? value : '';
  const comma = url.indexOf(',', 0);
  const head = /^data:([a-z]+\/[\w.+-]{1,100});base64$/i.exec(comma > 130 ? '' : url.slice(0, comma));
  const mediaType = head?.[1]?.toLowerCase();
  if (mediaType === undefined) throw invalidRequest(`${path} must be a \`data:\` URL in base64.`);
  budget.take(mediaType, Math.floor(((url.length - comma - 1) * 3) / 4));
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(url.slice(comma + 1)))
    throw invalidRequest(`${path} is not valid base64.`);
  return { url, mediaType };
}
