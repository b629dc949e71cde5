const REPLACEMENT = '[secret]';

/** Keys that somebody else's message may hold, also half-masked ones: `Bearer …`, `sk-ab***yz`, `AIza…`, `?key=…`. */
const keyShapes = [
  /\bBearer\s+[^\s"',;]+/gi,
  /\b(?:sk|pk|rk|gsk|xai)[-_][\w*.-]{6,}/gi,
  /\bAIza[\w*.-]{6,}/g,
  /(?<=[?&](?:api[-_]?key|key|access_token|token|sig|signature)=)[^\s&#"'<>]+/gi,
];

/** Makes a function that takes our secrets, and whatever looks like one, out of a text. */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter((secret) => secret !== '').flatMap(encodings);
  // Longest first: a secret may hold another one.
  const literals = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => {
    const known = literals.reduce((rest, literal) => rest.replaceAll(literal, REPLACEMENT), text);
    return keyShapes.reduce((rest, shape) => rest.replace(shape, REPLACEMENT), known);
  };
}

/** As it is, in a URL, and inside a JSON string. */
const encodings = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
];
