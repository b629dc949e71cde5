/** The texts of tool calls, sources, files and images. */
export interface MessagePartLabels {
  /** The list of sources below an answer. */
  readonly sources: string;
  /** The button of a source in the text. */
  readonly source: string;
  /** The alternative text of an image without a file name; `{name}` is the sender. */
  readonly image: string;
  /** A file without a name. */
  readonly file: string;
  /** A file whose content is not available, for example after a reload. */
  readonly fileGone: string;
  /** Behind words that the model took back after the persona had said them. */
  readonly withdrawn: string;
  /** Values of arguments and results. */
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
}

export const englishMessagePartLabels: MessagePartLabels = {
  sources: 'Sources',
  source: 'Source {number}: {title}',
  image: 'Image by {name}',
  file: 'File',
  fileGone: 'no longer available',
  withdrawn: 'Withdrawn',
  yes: 'yes',
  no: 'no',
  empty: 'none',
};
