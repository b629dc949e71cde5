import { bearsContent, errorOf } from '../answer.js';
import type { Check } from '../check.js';
import type { SchemaProblem } from '../endpoint-spec.js';
import { fail, pass, warn } from '../finding.js';
import { describeValue } from '../endpoint-spec.js';
import { isCumulative } from '../cumulative.js';
import type { Lab } from '../lab.js';

const describeProblem = ({ path, expected, actual }: SchemaProblem) =>
  `${path}: expected ${expected}, found ${actual}`;

export const schemaCheck: Check = {
  id: 'chunk-schema',
  number: 11,
  title: 'Chunk schema',
  group: 'Response format',
  how: 'Compares each chunk with the fields of the spec: choices with index and delta, or candidates with content.parts.',
  async run(lab) {
    const answer = await lab.counting();
    const proper = answer.chunks.filter(({ error }) => error === undefined);
    const evidence = lab.evidence(answer.exchange);
    const error = errorOf(answer);
    if (error !== undefined && !proper.some(bearsContent))
      return fail(
        `The stream contains an error instead of a response: ${lab.excerpt(describeValue(error))}`,
        {
          hint: 'The message says why. Return 4xx or 5xx for errors that occur before the stream begins.',
          evidence,
        },
      );
    if (proper.length === 0) return fail('No chunk could be read.', { hint: shapeHint(lab), evidence });
    const problems = proper.flatMap(({ value }) => lab.spec.schemaProblems(value));
    const worst = problems.find(({ level }) => level === 'fail') ?? problems[0];
    const changing =
      new Set(proper.map(({ id }) => id).filter((id) => typeof id === 'string' && id !== '')).size > 1;
    if (worst) {
      const finding = worst.level === 'fail' ? fail : warn;
      return finding(
        `${problems.length} ${problems.length === 1 ? 'deviation' : 'deviations, the first'}: ${describeProblem(worst)}`,
        {
          hint: shapeHint(lab),
          evidence,
        },
      );
    }
    if (changing)
      return warn('The id changes within the response.', {
        hint: `Send the same \`${lab.spec.fields.id}\` with all chunks.`,
        evidence,
      });
    if (error !== undefined)
      return warn('The response ends with an error.', {
        hint: 'The evidence contains the message.',
        evidence,
      });
    return pass(`${proper.length} chunks fit the schema.`);
  },
};

const shapeHint = ({ spec }: Lab) =>
  spec.id === 'gemini'
    ? 'Each chunk is {"candidates":[{"content":{"role":"model","parts":[{"text":"…"}]}}]}.'
    : 'Each chunk is {"id":"…","object":"chat.completion.chunk","created":0,"model":"…","choices":[{"index":0,"delta":{"content":"…"},"finish_reason":null}]}: `delta`, not `message` or `text`.';

export const extrasCheck: Check = {
  id: 'extras',
  number: 12,
  title: 'Extras',
  group: 'Response format',
  how: 'Lists what the endpoint sends beyond the spec. The library accepts all of it.',
  async run(lab) {
    const { chunks } = await lab.counting();
    const found = new Set(chunks.flatMap(({ value }) => lab.spec.extras(value)));
    return pass(found.size > 0 ? `Also seen: ${[...found].join(', ')}.` : 'Nothing beyond the spec.');
  },
};

export const roleCheck: Check = {
  id: 'role',
  number: 13,
  title: 'Role',
  group: 'Response format',
  how: 'Looks for role:"assistant" in the first delta, and only there (Gemini: role:"model").',
  async run(lab) {
    const { chunks } = await lab.counting();
    const own = lab.spec.id === 'gemini' ? 'model' : 'assistant';
    const roles = chunks.filter(({ role }) => role === own).length;
    const hint = `Send role:"${own}" with the first delta.`;
    if (roles === 0) return warn('No chunk has a role.', { hint });
    if (lab.spec.id !== 'gemini' && roles > 1)
      return warn(`The role is repeated in ${roles} chunks.`, { hint });
    const first = chunks.find((chunk) => bearsContent(chunk) || chunk.role !== undefined);
    return first?.role === own
      ? pass('The first delta has the role.')
      : warn('The role is not in the first chunk.', { hint });
  },
};

export const cumulativeCheck: Check = {
  id: 'cumulative',
  number: 14,
  title: 'Increments',
  group: 'Response format',
  how: 'Checks that each delta contains only the new text, not all text so far.',
  async run(lab) {
    const { chunks, exchange } = await lab.counting();
    for (const kind of ['text', 'reasoning'] as const) {
      const deltas = chunks.map((chunk) => chunk[kind]).filter((text) => text !== '');
      if (isCumulative(deltas))
        return fail(`Each delta repeats all ${kind} so far. A persona would say it again and again.`, {
          hint: 'Send only the new text in each delta.',
          evidence: lab.evidence(exchange, deltas.slice(0, 4).map(describeValue).join(', ')),
        });
    }
    return pass('The deltas are increments.');
  },
};

export const modelCheck: Check = {
  id: 'model',
  number: 19,
  title: 'Model',
  group: 'API specification',
  how: 'Compares the model that the chunks name with the model that was requested.',
  async run(lab) {
    const answer = await lab.counting();
    const named = answer.chunks
      .map(({ model }) => model)
      .find((model) => typeof model === 'string' && model !== '');
    const asked = lab.options.model ?? /\/models\/([^/:]+)/.exec(lab.options.url.pathname)?.[1];
    if (typeof named !== 'string')
      return warn('No chunk names its model.', {
        hint: `Send \`${lab.spec.fields.model}\` with each chunk.`,
      });
    if (asked === undefined || lab.spec.id === 'azure') return pass(`The model is ${named}.`);
    const plain = (name: string) => name.toLowerCase().split('/').at(-1) ?? '';
    if (plain(named).includes(plain(asked)) || plain(asked).includes(plain(named)))
      return pass(`The model is ${named}.`);
    return warn(`The request named ${asked}, the response names ${named}.`, {
      hint:
        lab.spec.id === 'gemini'
          ? 'Is this a router, or does the server ignore the model in the URL?'
          : 'Is this a router, or does the server ignore `model`?',
    });
  },
};
