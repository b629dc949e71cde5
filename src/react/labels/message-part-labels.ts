/** The texts of tool calls, sources, files and images. */
export interface MessagePartLabels {
  /** The name of the list of sources below an answer. */
  readonly sources: string;
  /** The name of a source's button in the text. */
  readonly source: string;
  /** The alternative text of an image without a file name; `{name}` is the sender. */
  readonly image: string;
  /** Shown for a file without a name. */
  readonly file: string;
  /** Shown with a file whose content is not available, for example after a reload. */
  readonly fileGone: string;
  /** Shown after words that the model withdrew after the persona had said them. */
  readonly withdrawn: string;
  /** How `true`, `false` and empty values are shown in arguments and results. */
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
