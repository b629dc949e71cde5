/** The images and files that a page may send to the model. They must be `data:` URLs. */
export interface AllowedFiles {
  /** For example `['image/*', 'application/pdf']`. */
  readonly mediaTypes: readonly string[];
  /** The maximum number of files in one request. Each request contains the whole conversation. @default 10 */
  readonly maxFiles?: number | undefined;
  /** The maximum size of all files of one request together, in bytes. @default 5_000_000 */
  readonly maxBytes?: number | undefined;
}

export const MAX_FILE_BYTES = 5_000_000;
