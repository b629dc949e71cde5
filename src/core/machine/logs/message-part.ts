/** A range of a text, in characters (UTF-16 units), end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

interface PartBase {
  /** Unique in the conversation. */
  readonly id: string;
  /** The part arrived after this many characters of `written`. */
  readonly writtenOffset: number;
}

/** A web page or document that the model cites for its answer. Never spoken. */
export interface SourcePart extends PartBase {
  readonly type: 'source';
  readonly kind: 'url' | 'document';
  /** Always present if `kind` is `url`. Only `http:` and `https:` may become links. */
  readonly url?: string;
  readonly title?: string;
  /** Documents: for example `application/pdf`. */
  readonly mediaType?: string;
  readonly filename?: string;
  /**
   * The parts of `written` that the source supports, in order; `[]` if the endpoint named no place. An empty range is
   * the place of a tool call.
   */
  readonly places: readonly TextRange[];
  /** The tool call that found the source; missing if unknown. */
  readonly toolCallId?: string;
}

/** An image or another file that the model created. */
export interface FilePart extends PartBase {
  readonly type: 'file';
  /** `https:` or `data:`. Empty if the file was too large to be saved, and the conversation was reloaded. */
  readonly url: string;
  /** For example `image/png`. */
  readonly mediaType: string;
  readonly filename?: string;
}

/** A part that your endpoint sends for your app. */
export interface DataPart extends PartBase {
  readonly type: 'data';
  /** Chosen by your app, for example `weather`. */
  readonly name: string;
  /** Any JSON value. */
  readonly data: unknown;
}

/** A part of an answer besides its text. */
export type MessagePart = SourcePart | FilePart | DataPart;
