/** What the dialog says that offers a text to copy. */
export interface CopyWords {
  readonly copyFailed: string;
  readonly close: string;
}
