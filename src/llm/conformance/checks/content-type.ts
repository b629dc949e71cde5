import type { Check } from '../check.js';
import type { Finding } from '../check-report.js';
import { bodyText, mediaType, type Exchange } from '../exchange.js';
import { fail, pass, skipped } from '../finding.js';
import type { Lab } from '../lab.js';
import { isAuthRefusal } from './auth.js';

export const contentTypeCheck: Check = {
  id: 'content-type',
  number: 6,
  title: 'Status and content type',
  group: 'Streaming',
  how: 'Expects 200 and the media type text/event-stream (Gemini without alt=sse: application/json).',
  always: true,
  async run(lab) {
    const { exchange: got } = await lab.counting();
    if (got.status === 0 || isAuthRefusal(got)) return skipped('There is no response to check.');
    if (got.status !== 200) return badStatus(lab, got);
    const type = mediaType(got);
    if (type === 'text/event-stream') return pass('200 with text/event-stream.');
    if (type === 'application/json' && mayBeArray(lab, got))
      return pass('200 with application/json, as without alt=sse.');
    const message = `200 with ${type ? `content type ${type}` : 'no content type'}.`;
    return fail(message, { hint: typeHint(lab, got, type), evidence: lab.evidence(got) });
  },
};

const mayBeArray = (lab: Lab, got: Exchange) =>
  lab.spec.id === 'gemini' &&
  lab.options.url.searchParams.get('alt') !== 'sse' &&
  bodyText(got).trimStart().startsWith('[');

function typeHint(lab: Lab, got: Exchange, type: string): string {
  const body = bodyText(got).trimStart();
  if (type === 'text/html' || body.startsWith('<'))
    return `This is a web page, perhaps a login or a front end. Is the URL right? Expected: ${lab.spec.expectedUrl(lab.options.url, lab.options.model)}`;
  if (type === 'application/json' && body.startsWith('{'))
    return `${lab.spec.id === 'gemini' ? 'streamGenerateContent always streams' : 'Support `"stream": true`'}: send chunks as \`data: {…}\` lines with \`Content-Type: text/event-stream\`.`;
  return 'Set `Content-Type: text/event-stream`.';
}

function badStatus(lab: Lab, got: Exchange): Finding {
  const target = got.headers.get('location');
  const to = target ? ` to ${target}` : '';
  return fail(`The endpoint returned ${got.status}${to} for a plain request.`, {
    hint: statusHint(lab, got),
    evidence: lab.evidence(got),
  });
}

function statusHint(lab: Lab, { status, body }: Exchange): string {
  const expected = `Expected URL: ${lab.spec.expectedUrl(lab.options.url, lab.options.model)}`;
  const text = new TextDecoder().decode(body);
  if (status >= 300 && status < 400)
    return `Redirects are not followed, because a POST would lose its body. Use the final URL. ${expected}`;
  if (/model/i.test(text) && (status === 404 || status === 400))
    return lab.spec.id === 'openai' || lab.spec.id === 'groq'
      ? `Is the model right (--model NAME)? ${expected}`
      : `Is the ${lab.spec.id === 'gemini' ? 'model' : 'deployment'} in the URL right? ${expected}`;
  if (status === 404) return `Nothing is served at this path. ${expected}`;
  if (status === 405) return `The path does not accept POST. ${expected}`;
  if (status === 429) return 'The rate limit is used up. Wait, or raise the limit.';
  if (status >= 500)
    return 'The server failed. Check its log. If it is a proxy, is the model behind it running?';
  return `The server does not accept a request in the format of ${lab.spec.id}. The message in the evidence says why. ${expected}`;
}
