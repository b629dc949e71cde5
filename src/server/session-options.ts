import { fields, flag, oneOf, wholeNumber, type FieldCheck } from './field-check.js';

/** Anam's session options. */
export interface SessionOptions {
  /** Whether Anam records the session. @default true */
  readonly sessionReplay?: { readonly enableSessionReplay: boolean };
  readonly videoQuality?: 'high' | 'auto';
  /**
   * In pixels. Set it together with `videoHeight`, to a size that the avatar's model supports: 720 × 480 with Cara 3,
   * 1152 × 768 or 768 × 1152 with Cara 4.
   */
  readonly videoWidth?: number;
  readonly videoHeight?: number;
}

export const sessionOptionFields: Readonly<Record<keyof SessionOptions, FieldCheck>> = {
  sessionReplay: fields({ enableSessionReplay: flag() }),
  videoQuality: oneOf('high', 'auto'),
  videoWidth: wholeNumber(),
  videoHeight: wholeNumber(),
};

export const sessionOptionsField: FieldCheck = (value, path) => {
  const problem = fields(sessionOptionFields)(value, path);
  if (problem !== null) return problem;
  const { videoWidth, videoHeight } = value as SessionOptions;
  if ((videoWidth === undefined) === (videoHeight === undefined)) return null;
  return `\`${path}\` needs \`videoWidth\` and \`videoHeight\` together.`;
};
