/** Which images and files a page may send to the model, always as `data:` URLs. */
export interface AllowedFiles {
  /** For example `['image/*', 'application/pdf']`. */
  readonly mediaTypes: readonly string[];
  /** The maximum number of files in one request. The whole conversation is sent each time. @default 10 */
  readonly maxFiles?: number | undefined;
  /** The maximum size of all files of one request together, in bytes. @default 5_000_000 */
  readonly maxBytes?: number | undefined;
}

export const MAX_FILE_BYTES = 5_000_000;
