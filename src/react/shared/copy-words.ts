/** The texts of the dialog that offers a text to copy. */
export interface CopyWords {
  readonly copyFailed: string;
  readonly close: string;
}
