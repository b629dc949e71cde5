/**
 * Hides each private SDK field that we read, one after the other, with the unmodified SDK over real WebRTC. The field
 * is hidden only from our code, as a later SDK could do with `#`, because the SDK itself needs it.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LlmAdapter } from '../../llm/llm-adapter.js';
import { createSimulator, type Simulator } from '../../simulator/index.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import type { AnamClient } from './anam-sdk.js';
import { lossesOf } from './private-fields.js';

type Fields = Record<string, unknown>;

const CHECK = 'streamingClient.signallingClient.isConnected';
const PEER = 'streamingClient.getPeerConnection';
/** Each hidden field, and the fields that cannot be read without it. */
const hidden: readonly (readonly [path: string, lost: readonly string[]])[] = [
  ['streamingClient', [CHECK, PEER]],
  ['streamingClient.signallingClient', [CHECK]],
  [CHECK, [CHECK]],
  [PEER, [PEER]],
];

const briefModel: LlmAdapter = {
  name: 'brief',
  async *stream() {
    yield { type: 'text-delta', text: 'Ada.' };
  },
};

const isReadByUs = () => new Error('stack').stack?.includes('/private-fields.ts') ?? false;

/** Hides a field from `private-fields.ts`, but not from the SDK. */
function hide(owner: Fields, name: string): void {
  let value = owner[name];
  Object.defineProperty(owner, name, {
    configurable: true,
    get: () => (isReadByUs() ? undefined : value),
    set: (next: unknown) => {
      value = next;
    },
  });
}

/** Calls back as soon as the SDK sets the field. */
function onceSet(owner: Fields, name: string, callback: (value: Fields) => void): void {
  Object.defineProperty(owner, name, {
    configurable: true,
    set: (value: Fields) => {
      Object.defineProperty(owner, name, { configurable: true, writable: true, value });
      callback(value);
    },
    get: () => null,
  });
}

/**
 * `AnamClient` creates its `streamingClient` while it starts, and the `streamingClient` immediately creates its
 * `signallingClient`.
 */
function hidePath(client: AnamClient, path: string): void {
  const fields = client as unknown as Fields;
  const [, second, third] = path.split('.');
  if (second === undefined) return hide(fields, 'streamingClient');
  onceSet(fields, 'streamingClient', (streaming) =>
    third === undefined ? hide(streaming, second) : hide(streaming[second] as Fields, third),
  );
}

let simulator: Simulator;
let persona: Persona;

beforeEach(() => {
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

it('knows every field that is read', () => {
  const lost = lossesOf({} as AnamClient);
  expect(lost).toEqual([CHECK, PEER]);
  persona = createPersona({ session: simulator.session, llm: { client: briefModel } });
});

it.each(hidden)('goes live, completes a turn and reports the loss once without `%s`', async (path, lost) => {
  const errors: PersonaError[] = [];
  persona = createPersona({
    session: simulator.session,
    llm: { client: briefModel },
    devices: { microphone: false },
    advanced: { onClient: (client) => hidePath(client, path) },
    onError: (error) => errors.push(error),
  });
  // The second session uses the same SDK, so there is nothing new to report.
  for (const question of ['Who are you?', 'And again?']) {
    await persona.start();
    expect(persona.store.getState().session.status).toBe('live');
    expect((await persona.ask(question).ended).outcome).toBe('completed');
    await persona.end();
  }
  expect(errors.map(({ code }) => code)).toEqual(['config-sdk-changed']);
  for (const field of [CHECK, PEER])
    expect(errors[0]?.message.includes(`\`${field}\``)).toBe(lost.includes(field));
});

it('reports nothing with an SDK that has them all', async () => {
  const errors: PersonaError[] = [];
  persona = createPersona({
    session: simulator.session,
    llm: { client: briefModel },
    devices: { microphone: false },
    onError: (error) => errors.push(error),
  });
  await persona.start();
  await persona.end();
  expect(errors).toEqual([]);
});
