import { createRedactor } from './redactor.js';

const REPLACEMENT = '[redacted]';

/** Matches half-masked keys and other parties' keys, which an error message may contain. */
const keyShapes = [
  /\b(?:Bearer|Basic)\s{1,9}[^\s"',;<]+/gi,
  /\b(?:sk|pk|rk|gsk|xai)[-_][\w*.-]{6,}/gi,
  /\bAIza[\w*.-]{6,}/g,
];
const secretParameter =
  /([?&](?:key|api[-_]?key|(?:access_)?token|sig|signature|code|password)=)[^&#\s"'<>]+/gi;
const userInfo = /(\/\/)[^/@\s"']+@/g;

/** Creates a function that redacts these secrets, and everything that looks like one. */
export function createScrubber(secrets: readonly (string | undefined)[]): (text: string) => string {
  const redact = createRedactor(secrets);
  return (text) =>
    keyShapes
      .reduce((rest, shape) => rest.replace(shape, REPLACEMENT), redact(text))
      .replace(secretParameter, `$1${REPLACEMENT}`)
      .replace(userInfo, `$1${REPLACEMENT}@`);
}
