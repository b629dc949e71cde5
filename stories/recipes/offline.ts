import { createLlmProxy } from 'anam-react/server';
import { createSimulator, simulatedLlm, type Scenario, type Simulator } from 'anam-react/simulator';
import { agUiAgent, aiSdkRoute } from './offline-routes.js';

// Fast, because tests run it.
const model = simulatedLlm({ paceMs: 10 });

const llmProxy = createLlmProxy({
  llm: { 'gpt-oss-120b': model },
  allowTools: true,
  development: true,
});

/** Stands in for the signed URL of an ElevenLabs agent. */
export const agentUrl = 'wss://your-agent.example/signed-by-your-server';

let simulator: Simulator | null = null;

/** The responses of the servers in the recipes, by path. */
const servers: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  '/api/persona/session': async (request) =>
    Response.json({ sessionToken: await simulator?.session(await request.json()) }),
  '/api/persona/llm': llmProxy,
  '/api/text': plainAnswer,
  '/api/acting': async () =>
    new Response('[happy] Good to see you! [surprised] Oh, it is late. [sad] I must go.'),
  '/api/chat': aiSdkRoute,
  '/api/agent': agUiAgent,
  '/api/speech': toneSpeech,
  '/api/agent-url': async () => new Response(agentUrl),
  // The SDK sends metrics even after the story and its simulator are gone.
  '/v1/metrics/client': async () => Response.json({}),
};

async function plainAnswer(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as Parameters<typeof model.stream>[0];
  const parts = model.stream({ messages }, { signal: request.signal });
  const { readable, writable } = new TextEncoderStream();
  void writeText(parts, writable.getWriter());
  return new Response(readable);
}

/** Stands in for a speech service: 24 kHz PCM, a tone for each letter. */
async function toneSpeech(request: Request): Promise<Response> {
  const samples = Array.from(await request.text(), (character) => [...toneOf(character)]).flat();
  return new Response(Int16Array.from(samples), { headers: { 'content-type': 'audio/pcm' } });
}

/** 55 ms of the letter's tone. */
function toneOf(character: string): Int16Array {
  const silence = new Int16Array(1_320);
  if (!/\p{L}|\p{N}/u.test(character)) return silence;
  const hertz = 120 + 1.5 * (character.codePointAt(0) ?? 0);
  const envelope = (at: number) => Math.sin((Math.PI * at) / silence.length);
  return silence.map((_, at) => Math.sin((2 * Math.PI * hertz * at) / 24_000) * envelope(at) * 6_000);
}

async function writeText(
  parts: ReturnType<typeof model.stream>,
  writer: WritableStreamDefaultWriter<string>,
) {
  try {
    for await (const part of parts) if (part.type === 'text-delta') await writer.write(part.text);
    await writer.close();
  } catch (error) {
    // Has no effect if the page has cancelled the answer.
    await writer.abort(error);
  }
}

/** The cues that the page sent to the simulated engine. */
export const sentCues = (): readonly string[] => simulator?.sessions.at(-1)?.cues ?? [];

let isPatched = false;

function answerInPage(): void {
  if (isPatched) return;
  isPatched = true;
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const answer = servers[url.pathname];
    return answer ? answer(new Request(input, init)) : fetch(input, init);
  };
}

/**
 * For a story's `beforeEach`: handles a recipe's requests to Anam and to its own server inside the page, so that users
 * can paste the recipe as it is.
 */
export function goOffline(scenario: Scenario): () => void {
  answerInPage();
  const begun = createSimulator({
    scenario,
    media: { width: 360, height: 270, fps: 15 },
    microphone: 'ignore',
  });
  simulator = begun;
  begun.install();
  return () => begun.uninstall();
}
