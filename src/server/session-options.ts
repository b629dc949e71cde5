import { fields, filledText, flag, oneOf, wholeNumber, type FieldCheck } from './field-check.js';

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
  /**
   * The region of the engine, such as `eu` or `us`. Other regions may follow, so every text is accepted.
   * `state.session.region` is the region that served the session. Source: Anam's Python SDK, as for the next two fields;
   * Anam's OpenAPI document has this one only for meetings.
   * @default the region that Anam chooses
   */
  readonly region?: string;
  /** `preferred`: another region may serve the session if this one is full. `strict`: never; needs `region`. */
  readonly regionPolicy?: 'preferred' | 'strict';
  /** Whether Anam shows its AI disclosure in the picture. @default Anam's default, which is off; some plans require it */
  readonly showAIAvatarDisclosure?: boolean;
}

export const sessionOptionFields: Readonly<Record<keyof SessionOptions, FieldCheck>> = {
  sessionReplay: fields({ enableSessionReplay: flag() }),
  videoQuality: oneOf('high', 'auto'),
  videoWidth: wholeNumber(),
  videoHeight: wholeNumber(),
  region: filledText(),
  regionPolicy: oneOf('preferred', 'strict'),
  showAIAvatarDisclosure: flag(),
};

export const sessionOptionsField: FieldCheck = (value, path) => {
  const problem = fields(sessionOptionFields)(value, path);
  if (problem !== null) return problem;
  const { videoWidth, videoHeight, region, regionPolicy } = value as SessionOptions;
  if (regionPolicy === 'strict' && region === undefined) {
    return `\`${path}.regionPolicy\` needs \`region\`.`;
  }
  if ((videoWidth === undefined) === (videoHeight === undefined)) return null;
  return `\`${path}\` needs \`videoWidth\` and \`videoHeight\` together.`;
};
