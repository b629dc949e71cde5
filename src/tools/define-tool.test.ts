import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { inToken } from '../internal/token-tool.js';
import { defineTool } from './define-tool.js';
import type { ToolDeclaration } from './tool-definition.js';

const tokenOf = (tool: ToolDeclaration | ToolDeclaration<never>) =>
  defineTool(tool as ToolDeclaration)[inToken]();

const error = (message: string | RegExp) =>
  expect.objectContaining({ code: 'config-tool', message: expect.stringMatching(message) as string });

describe('the definition', () => {
  it('is the tool itself, for the page', async () => {
    const tool = defineTool({
      name: 'add',
      parameters: z.object({ a: z.number(), b: z.number() }),
      execute: ({ a, b }) => a + b,
    });
    expectTypeOf(tool.execute).parameter(0).toEqualTypeOf<{ a: number; b: number }>();
    expect(tool).toMatchObject({ name: 'add' });
    expect(await tool.execute({ a: 1, b: 2 }, {} as never)).toBe(3);
  });

  it('can leave its function to the page', () => {
    const tool = defineTool({ name: 'add', parameters: z.object({ a: z.number() }) });
    expect(tool).not.toHaveProperty('execute');
    expect(tool[inToken]().name).toBe('add');
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(defineTool({ name: 'x' }))).toBe(true);
  });
});

describe('in a token', () => {
  it('is a client tool whose result Anam waits for', () => {
    const parameters = { type: 'object', properties: { city: { type: 'string' } } };
    expect(tokenOf({ name: 'get_weather', description: 'Returns the weather.', parameters })).toEqual({
      type: 'client',
      name: 'get_weather',
      description: 'Returns the weather.',
      parameters,
      awaitResult: true,
      toolTimeoutSeconds: 60,
    });
  });

  it('takes no arguments if it declares none', () => {
    expect(tokenOf({ name: 'now' }).parameters).toEqual({ type: 'object', properties: {} });
  });

  it.each([
    ['zod', z.object({ city: z.string() })],
    ['arktype', type({ city: 'string' })],
  ])('has the JSON Schema that %s generates', (_, parameters) => {
    expect(tokenOf({ name: 'x', parameters }).parameters).toMatchObject({
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    });
  });

  it('has the JSON Schema beside the schema of a library that cannot generate it', () => {
    const parameters = v.object({ city: v.string() });
    const jsonSchema = { type: 'object', properties: { city: { type: 'string' } } };
    expect(tokenOf({ name: 'x', parameters, jsonSchema }).parameters).toBe(jsonSchema);
    expect(() => tokenOf({ name: 'x', parameters })).toThrow(error('Also pass `jsonSchema`'));
  });

  it('says which schema cannot be converted', () => {
    const parameters = z.object({ at: z.date() });
    expect(() => tokenOf({ name: 'book', parameters })).toThrow(error(/"book".*cannot be converted/));
  });

  it.each([
    [1, 1],
    [999, 1],
    [1000, 1],
    [1001, 2],
    [600_000, 600],
  ])('waits for %i ms as %i s', (timeoutMs, seconds) => {
    expect(tokenOf({ name: 'x', timeoutMs }).toolTimeoutSeconds).toBe(seconds);
  });

  it.each([
    [undefined, 120],
    [5000, 120],
    [300_000, 300],
  ])('gives the user at least two minutes to approve: %s ms', (timeoutMs, seconds) => {
    expect(tokenOf({ name: 'x', timeoutMs, needsApproval: true }).toolTimeoutSeconds).toBe(seconds);
    expect(tokenOf({ name: 'x', timeoutMs, needsApproval: () => false }).toolTimeoutSeconds).toBe(seconds);
  });

  it.each([0, -1, 600_001, Number.NaN, Infinity])('refuses a time limit of %d ms', (timeoutMs) => {
    expect(() => tokenOf({ name: 'x', timeoutMs })).toThrow(error('`timeoutMs`'));
  });

  it.each(['a', 'get_weather', 'get-weather', 'A1', 'x'.repeat(64)])('accepts the name %s', (name) => {
    expect(tokenOf({ name }).name).toBe(name);
  });

  it.each(['', ' ', 'a b', 'x'.repeat(65), 'wetter_ü', 'a\n', 7 as never, undefined as never])(
    'refuses the name %j',
    (name) => {
      expect(() => tokenOf({ name })).toThrow(error('is not a valid tool name'));
    },
  );

  it('says why a dot is refused', () => {
    expect(() => tokenOf({ name: 'shop.search' })).toThrow(error(/"shop\.search".*Anam accepts a dot/));
  });

  it('refuses a description over 1,024 characters', () => {
    expect(tokenOf({ name: 'x', description: 'ü'.repeat(1024) }).description).toHaveLength(1024);
    expect(() => tokenOf({ name: 'x', description: 'x'.repeat(1025) })).toThrow(error('1025 characters'));
  });

  it('refuses parameters over 10,000 bytes, not characters', () => {
    const parameters = (text: string) => ({ type: 'object', description: text });
    const rest = JSON.stringify(parameters('')).length;
    expect(() => tokenOf({ name: 'x', parameters: parameters('x'.repeat(10_000 - rest)) })).not.toThrow();
    expect(() => tokenOf({ name: 'x', parameters: parameters('x'.repeat(10_001 - rest)) })).toThrow(
      error(/10001 bytes.*`toolIds`/),
    );
    expect(() => tokenOf({ name: 'x', parameters: parameters('ü'.repeat(5000)) })).toThrow(error('bytes'));
  });

  it.each(['city', 7, [], true])('refuses %j as parameters', (parameters) => {
    expect(() => tokenOf({ name: 'x', parameters: parameters as never })).toThrow(
      error('JSON Schema object'),
    );
  });
});
