const REPLACEMENT = '[redacted]';

/** Half-masked keys and those of somebody else, which an error message may hold. */
const keyShapes = [
  /\b(?:Bearer|Basic)\s+[^\s"',;<]+/gi,
  /\b(?:sk|pk|rk|gsk|xai)[-_][\w*.-]{6,}/gi,
  /\bAIza[\w*-]{10,}/g,
];
const secretParameter = /([?&](?:key|api[-_]?key|(?:access_)?token|sig|code|password)=)[^&#\s"'<>]+/gi;
const userInfo = /(\/\/)[^/@\s"']+@/g;
/** Shorter ones are stand-ins such as `x`: taking them out would take the report apart. */
const SHORTEST_SECRET = 4;

/**
 * Makes a function that takes a secret out of a text in every way in which a server may echo it: as it is, in another
 * case, URL-encoded, as JSON or HTML escapes, in base64.
 */
export function createRedactor(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = [...new Set(secrets)].filter(
    (secret) => secret !== undefined && secret.length >= SHORTEST_SECRET,
  );
  const patterns = (known as string[]).flatMap((secret) => [spelled(secret), ...encoded(secret)]);
  return (text) => {
    const clean = patterns.reduce((rest, pattern) => rest.replace(pattern, REPLACEMENT), text);
    const shapeless = keyShapes.reduce((rest, shape) => rest.replace(shape, REPLACEMENT), clean);
    return shapeless.replace(secretParameter, `$1${REPLACEMENT}`).replace(userInfo, `$1${REPLACEMENT}@`);
  };
}

/** Applies a redactor to every string of a value. */
export function redactDeep<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, redact)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [redact(name), redactDeep(item, redact)]);
  return Object.fromEntries(entries) as T;
}

const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);

/** Each character as itself or as any of its escapes. */
function spelled(secret: string): RegExp {
  const forms = Array.from(secret, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    const json = String.raw`\\u${hex.padStart(4, '0')}`;
    return `(?:\\\\?${literal(char)}|${json}|${literal(encodeURIComponent(char))}|%${hex}|&#x0*${hex};|&#0*${code};)`;
  });
  return new RegExp(forms.join(''), 'gi');
}

function encoded(secret: string): RegExp[] {
  const bytes = new TextEncoder().encode(secret);
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '');
  return [new RegExp(literal(base64), 'g')];
}
