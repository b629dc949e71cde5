import type { Check } from '../check.js';
import { isKeepAlive, isTerminator, type Answer } from '../answer.js';
import type { Finding } from '../check-report.js';
import { bodyText } from '../exchange.js';
import { fail, pass, warn } from '../finding.js';
import { parseJson } from '../../json.js';
import type { Lab } from '../lab.js';
import type { RawBody, RawEvent } from '../raw-body.js';

export const framingCheck: Check = {
  id: 'framing',
  number: 7,
  title: 'Framing',
  group: 'Response format',
  how: 'Reads the bytes: `data:` lines with JSON, and an empty line after each event. Comments are allowed.',
  async run(lab) {
    const answer = await lab.counting();
    return judgeFraming(lab, answer);
  },
};

function judgeFraming(lab: Lab, answer: Answer): Finding {
  const { raw, exchange } = answer;
  const defect = raw.form === 'json-array' ? arrayDefect(lab, raw) : sseDefect(raw, bodyText(exchange));
  if (defect)
    return fail(defect.message, { hint: defect.hint, evidence: lab.evidence(exchange, defect.found) });
  if (!raw.closed && exchange.failure === undefined)
    return warn('No empty line ends the last event.', {
      hint: 'End each event with an empty line. Otherwise browsers and many libraries drop the last event.',
      evidence: lab.evidence(exchange, raw.events.at(-1)?.data),
    });
  return pass(`${raw.events.length} events and ${raw.comments} comments, all well-formed.`);
}

interface Defect {
  readonly message: string;
  readonly hint: string;
  readonly found?: string | undefined;
}

function arrayDefect(lab: Lab, raw: RawBody): Defect | undefined {
  const allowed = lab.spec.id === 'gemini' && lab.options.url.searchParams.get('alt') !== 'sse';
  const hint = 'Send each chunk as `data: {…}` and an empty line.';
  if (!allowed) return { message: 'The body is a JSON array, not an event stream.', hint };
  const broken = raw.events.find(({ data }) => parseJson(data) === undefined);
  return (
    broken && {
      message: 'An element of the array is not JSON.',
      hint: 'Send valid JSON.',
      found: broken.data,
    }
  );
}

const eventHint = 'Each chunk is one line `data: {…}`, then an empty line.';

function sseDefect(raw: RawBody, body: string): Defect | undefined {
  if (/^\s*</.test(body))
    return { message: 'The body is a web page.', hint: eventHint, found: body.slice(0, 200) };
  const stray = raw.strays[0];
  if (stray) return strayDefect(stray.line, stray.text, raw);
  if (raw.events.length === 0) return { message: 'The body contains no events.', hint: eventHint };
  for (const event of raw.events) {
    const defect = dataDefect(event);
    if (defect) return { ...defect, found: event.data };
  }
  return undefined;
}

function strayDefect(line: number, text: string, raw: RawBody): Defect {
  const found = `line ${line}: ${text}`;
  if (text.startsWith('error:'))
    return {
      message: `Line ${line} is a field \`error:\`, which event streams do not have. Readers drop it.`,
      hint: 'Send errors as `data: {"error":{…}}`.',
      found,
    };
  if (/^\s*[{[]/.test(text) && raw.events.length === 0)
    return {
      message: `Line ${line} is JSON without \`data:\` (NDJSON, or a body that is not streamed).`,
      hint: eventHint,
      found,
    };
  return { message: `Line ${line} is not a field of an event stream.`, hint: eventHint, found };
}

function dataDefect(event: RawEvent): Omit<Defect, 'found'> | undefined {
  if (isTerminator(event) || isKeepAlive(event)) return undefined;
  const value = parseJson(event.data);
  if (typeof value === 'string')
    return {
      message: 'The JSON of an event was encoded twice.',
      hint: 'Send the object itself, not a string that contains it.',
    };
  if (value !== undefined || event.event === 'error') return undefined;
  if (event.lines.length > 1 && event.lines.some((line) => parseJson(line) !== undefined))
    return {
      message: 'There is no empty line between events.',
      hint: 'End each event with an empty line: `\\n\\n`.',
    };
  return { message: 'The data of an event is not JSON.', hint: 'Send one whole JSON object in each event.' };
}

export const keepAliveCheck: Check = {
  id: 'keep-alive',
  number: 10,
  title: 'Keep-alives',
  group: 'Streaming',
  how: 'Checks what is sent between chunks: nothing, or comments.',
  async run(lab) {
    const { raw, exchange } = await lab.counting();
    const odd = raw.events.find((event) => isKeepAlive(event));
    if (!odd) return pass(raw.comments > 0 ? `${raw.comments} comments.` : 'The endpoint sends none.');
    return warn('Keep-alives are `data:` lines without JSON.', {
      hint: 'Send a comment line instead, `: keep-alive`. Many libraries fail on such data lines.',
      evidence: lab.evidence(exchange, `data: ${odd.data}`),
    });
  },
};
