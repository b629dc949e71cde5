import { fields, flag, oneOf, wholeNumber, type FieldCheck } from './field-check.js';

/** How Anam runs the session. */
export interface SessionOptions {
  /** Anam records sessions unless this is false. */
  readonly sessionReplay?: { readonly enableSessionReplay: boolean };
  readonly videoQuality?: 'high' | 'auto';
  /**
   * In pixels; only together with `videoHeight`, and only sizes that the avatar's model has: 720 × 480 with Cara 3,
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
