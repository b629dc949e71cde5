/** The engine's timers with the unmodified SDK over real WebRTC. The test advances the simulator's clock. */
import { afterEach, expect, it, vi } from 'vitest';
import { createSessionHandler } from '../server/index.js';
import { createSimulator, scenarios, type Simulator, type SimulatorOptions } from './index.js';
import { sdkSession, type SdkSession } from './testing/sdk-session.js';
import { SkippingClock } from './testing/skipping-clock.js';

const MINUTE = 60_000;
const off = { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 };

let simulator: Simulator;
let clock: SkippingClock;
afterEach(() => simulator.uninstall());

async function connect(
  token: (simulator: Simulator) => Promise<string>,
  options: SimulatorOptions = {},
): Promise<SdkSession> {
  clock = new SkippingClock();
  simulator = createSimulator({ microphone: 'ignore', clock, ...options });
  simulator.install();
  const sdk = await sdkSession(simulator, 'client', await token(simulator));
  await sdk.client.stream();
  await Promise.all([sdk.heard('SESSION_READY'), sdk.heard('DATA_CHANNEL_OPEN')]);
  return sdk;
}

const closing = (words: string) => ['CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', words];
const silence = closing('Session ended due to silence');
const timeUp = closing('Session time limit reached');

/** Simulates a user who types and a page that speaks. The engine hears neither. */
async function typeOnly(sdk: SdkSession, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const talk = sdk.client.createTalkMessageStream();
    await talk.streamMessageChunk('An answer.', true);
    clock.skip(MINUTE);
  }
}

it('ends a session of client mode in which a user only types', async () => {
  const sdk = await connect((made) => made.session({ mode: 'client' }));
  await typeOnly(sdk, 1);
  await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual(silence);
});

it('lets it live for ten minutes of typing, with a token of `createSessionHandler`, and an hour in all', async () => {
  const sdk = await connect(mintByHandler);
  await typeOnly(sdk, 10);
  expect(simulator.sessions[0]?.open).toBe(true);
  clock.skip(50 * MINUTE);
  await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual(timeUp);
});

it('keeps the session if the page turns the timers off by a data message', async () => {
  const sdk = await connect((made) => made.session({ mode: 'client' }));
  sdk.client.sendDataMessage(
    JSON.stringify({ message_type: 'persona_config', data: { voiceDetectionOptions: off } }),
  );
  const [applied] = await sdk.heard('PERSONA_CONFIG_UPDATE_APPLIED');
  expect(applied).toMatchObject({
    changedFields: { 'voiceDetectionOptions.silenceBeforeSessionEndSeconds': { after: 0 } },
  });
  await typeOnly(sdk, 10);
  expect(simulator.sessions[0]?.open).toBe(true);
  await sdk.client.stopStreaming();
});

it('refuses a data message with a wrong value by a warning', async () => {
  const sdk = await connect((made) => made.session({ mode: 'client' }));
  const data = { voiceDetectionOptions: { silenceBeforeSessionEndSeconds: 7201 } };
  sdk.client.sendDataMessage(JSON.stringify({ message_type: 'persona_config', data }));
  await expect(sdk.heard('SERVER_WARNING')).resolves.toEqual([
    'Invalid value: voiceDetectionOptions.silenceBeforeSessionEndSeconds',
  ]);
  await sdk.client.stopStreaming();
});

it('prompts a silent user in server mode, and still ends the session', async () => {
  const sdk = await connect((made) => made.session({ mode: 'server' }), { scenario: scenarios.turnSkipped });
  clock.skip(3_000);
  await vi.waitFor(() => expect(sdk.texts('persona').length).toBeGreaterThan(0), 5000);
  clock.skip(MINUTE);
  await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual(silence);
});

it('counts text typed to its own model, and its answers, as activity', async () => {
  const sdk = await connect((made) => made.session({ mode: 'server' }));
  for (let minute = 0; minute < 2; minute += 1) {
    clock.skip(50_000);
    sdk.client.sendUserMessage('Hello');
    await vi.waitFor(() => expect(sdk.texts('persona').at(-1)?.endOfSpeech).toBe(true), 5000);
  }
  expect(simulator.sessions[0]?.open).toBe(true);
  await sdk.client.stopStreaming();
});

it.each([
  [scenarios.silenceEnds, silence],
  [scenarios.lengthEnds, timeUp],
])('ends the session of scenario $name', async (scenario, closed) => {
  const sdk = await connect((made) => made.session({ mode: 'server' }), { scenario });
  clock.skip(5_000);
  await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual(closed);
});

it('ends a session whose media it lost with the reason code of newer engines', async () => {
  const sdk = await connect((made) => made.session(), { scenario: scenarios.mediaLost });
  clock.skip(2_500);
  await expect(sdk.heard('CONNECTION_CLOSED')).resolves.toEqual(closing('WebRTC connection lost'));
});

/** Creates a token like a session endpoint, with the simulator in place of Anam. */
async function mintByHandler(made: Simulator): Promise<string> {
  const handler = createSessionHandler({
    apiKey: 'anam-key-0123456789',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    fetch: (input, init) => made.fetch(new Request(input, init)),
  });
  const headers = { 'content-type': 'application/json' };
  const request = new Request('https://app.test/', { method: 'POST', headers, body: '{"mode":"client"}' });
  const { sessionToken } = (await (await handler(request)).json()) as { sessionToken: string };
  return sessionToken;
}
