import { type } from 'arktype';
import * as v from 'valibot';
import { expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { JsonOf, PartialArguments, PersonaToolCall } from '../provider/persona-tool-call.js';
import type { PersonaOptions } from '../../core/index.js';
import { defineTool } from '../../tools/define-tool.js';
import { usePersonaTool } from './usePersonaTool.js';

const declared = defineTool({ name: 'declared', parameters: z.object({ city: z.string() }) });
const defined = defineTool({
  name: 'defined',
  parameters: z.object({ city: z.string() }),
  execute: async ({ city }) => ({ degrees: city.length }),
});

/** Never called: only its types are checked. */
export function Tools() {
  usePersonaTool('zod', {
    parameters: z.object({ city: z.string(), days: z.number().default(3) }),
    execute: async ({ city, days }) => {
      expectTypeOf(city).toEqualTypeOf<string>();
      expectTypeOf(days).toEqualTypeOf<number>();
      return { degrees: 21, at: new Date() };
    },
    needsApproval: ({ days }) => days > 2,
    labels: { running: ({ city }) => `Looking at ${city ?? '…'}`, done: 'Looked it up' },
    render: (call) => {
      if (call.status === 'input-streaming') {
        expectTypeOf(call.args.city).toEqualTypeOf<string | undefined>();
        return null;
      }
      if (call.status === 'awaiting-approval') {
        expectTypeOf(call.args).toEqualTypeOf<{ city: string; days: number }>();
        expectTypeOf(call.respond).parameters.toEqualTypeOf<
          [approved: boolean, reason?: string | undefined]
        >();
      }
      if (call.status === 'failed') expectTypeOf(call.error).toEqualTypeOf<string>();
      if (call.status !== 'done') return null;
      expectTypeOf(call.args.days).toEqualTypeOf<number>();
      expectTypeOf(call.result.degrees).toEqualTypeOf<number>();
      expectTypeOf(call.result.at).toEqualTypeOf<string>();
      return call.result.at;
    },
  });

  usePersonaTool('valibot', {
    parameters: v.object({ sku: v.string() }),
    execute: ({ sku }) => [sku],
    render: (call) => {
      expectTypeOf(call.args.sku).toEqualTypeOf<string | undefined>();
      return call.status === 'done' ? call.result[0] : null;
    },
  });

  usePersonaTool('arktype', {
    parameters: type({ seats: 'number' }),
    execute: ({ seats }) => seats * 2,
    render: (call) => {
      if (call.status === 'done') expectTypeOf(call.result).toEqualTypeOf<number>();
      return call.callId;
    },
  });

  usePersonaTool('json schema', {
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
    execute: ({ city }) => {
      expectTypeOf(city).toEqualTypeOf<unknown>();
    },
    render: (call) => {
      expectTypeOf(call.args['city']).toEqualTypeOf<unknown>();
      if (call.status === 'done') expectTypeOf(call.result).toEqualTypeOf<undefined>();
      return null;
    },
  });

  usePersonaTool('elsewhere', {
    parameters: z.object({ query: z.string() }),
    result: z.object({ hits: z.array(z.string()) }),
    render: (call) => {
      if (call.status === 'done') expectTypeOf(call.result).toEqualTypeOf<{ hits: string[] }>();
      return call.args.query;
    },
  });

  usePersonaTool('only shown', { labels: { done: 'Searched the web' } });

  usePersonaTool(defined, {
    render: (call) => {
      if (call.status === 'done') expectTypeOf(call.result.degrees).toEqualTypeOf<number>();
      return call.args.city;
    },
  });
  usePersonaTool(defined);
  usePersonaTool(declared, {
    execute: ({ city }) => {
      expectTypeOf(city).toEqualTypeOf<string>();
      return city.length;
    },
    render: (call) => {
      if (call.status === 'done') expectTypeOf(call.result).toEqualTypeOf<number>();
      return null;
    },
  });
  // @ts-expect-error -- the token already contains the definition
  usePersonaTool(defined, { description: 'Another.' });
  const options: Pick<PersonaOptions, 'tools'> = { tools: [defined] };
  // @ts-expect-error -- there is no function that could run it
  const incomplete: Pick<PersonaOptions, 'tools'> = { tools: [declared] };
  void [options, incomplete];
  return null;
}

it('has the types of a call without a schema', () => {
  expectTypeOf<Extract<PersonaToolCall, { status: 'done' }>['result']>().toEqualTypeOf<unknown>();
  expectTypeOf<PartialArguments<{ a: { b: string }[] }>>().toEqualTypeOf<{
    readonly a?: readonly { readonly b?: string }[];
  }>();
  expectTypeOf<JsonOf<{ a: Date; b: () => void; c: [1, undefined] }>>().toEqualTypeOf<{
    readonly a: string;
    readonly c: readonly [1, undefined];
  }>();
});
