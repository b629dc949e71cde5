/** Server mode from end to end: the simulated engine calls an endpoint, and the page shows the SDK's events. */
import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { logItems, type Persona, type SessionGrant } from '../../core/index.js';
import { createSessionHandler } from '../../server/index.js';
import type { RegisteredLlm } from '../../simulator/index.js';
import { scriptedEndpoint, type SentRequest } from '../../simulator/testing/fake-stage.js';
import {
  answerOf,
  callOf,
  eventsOf,
  openBody,
  sse,
  streamed,
  text,
} from '../../simulator/testing/model-streams.js';
import { defineTool, type DefinedTool } from '../../tools/index.js';
import { PersonaChat } from '../chat/PersonaChat.js';
import { Peek, simulatedPage, type SimulatedPage } from '../testing/simulated-page.js';

let page: SimulatedPage;
let persona: Persona;

afterEach(() => page.close());

const wait = { timeout: 15_000, interval: 10 };
const until = (assertion: () => void) => vi.waitFor(assertion, wait);
const state = () => persona.store.getState();
const spoken = () =>
  logItems(state().transcript).flatMap((message) =>
    message.role === 'persona' ? [message.heard.trim()] : [],
  );
/** Reads the transcript only, because the captions contain the same words. */
const shown = (container: Element) =>
  [...container.querySelectorAll('.persona-text-block')].map(({ textContent }) => textContent ?? '');
const events = (type: string) => page.simulator.log.filter((event) => event.type === type);

/** Renders the page, with its session handler and a model that is registered as `my-llm`. */
async function open(llm: Partial<RegisteredLlm>, tools: readonly DefinedTool[] = []) {
  page = simulatedPage({
    speech: { rate: 8 },
    llms: { 'my-llm': { spec: 'groq', model: 'm', reasoningFormat: 'parsed', ...llm } },
  });
  const handler = createSessionHandler({
    apiKey: 'simulated',
    fetch: page.simulator.api.fetch,
    persona: { avatarId: 'a', voiceId: 'v', systemPrompt: 'Be brief.' },
    tools,
    llmIds: ['my-llm'],
    development: true,
  });
  const session = async ({ mode, llmId }: { mode: string; llmId?: string }) => {
    const response = await handler(
      new Request('/api/persona/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode, llmId }),
      }),
    );
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as SessionGrant;
  };
  const screen = await render(
    <div style={{ blockSize: 700, inlineSize: 1000 }}>
      <PersonaChat
        {...page.options}
        session={session}
        llm={{ ...page.options.llm, server: { llmId: 'my-llm' } }}
        tools={tools}
        defaultMode="server"
        autoStart
        appearance={{ showAdvice: false }}
      >
        <Peek onPersona={(made) => (persona = made)} />
      </PersonaChat>
    </div>,
  );
  await until(() => expect(state().session).toMatchObject({ status: 'live' }));
  return screen;
}

/** Streams a recording in which each event arrives separately. */
function replay(recording: string) {
  const encoder = new TextEncoder();
  const recorded = eventsOf(recording);
  return streamed(
    new ReadableStream({
      pull: (controller) => {
        const event = recorded.shift();
        if (event === undefined) return controller.close();
        controller.enqueue(encoder.encode(`data: ${event}\n\n`));
      },
    }),
  );
}

const bridge = answerOf(
  'A bridge carries its load to the ground. The arch does it by pressing.',
  'The user asks about bridges. I should name the load and the arch, in two sentences. ',
);

it('speaks the words of the endpoint, and shows its thoughts', async () => {
  const endpoint = scriptedEndpoint(() => replay(bridge));
  const screen = await open({ fetch: endpoint.fetch });
  persona.ask('How does a bridge work?');
  await until(() =>
    expect(spoken()).toEqual(['A bridge carries its load to the ground. The arch does it by pressing.']),
  );
  await until(() => expect(shown(screen.container).join()).toContain('The arch does it by pressing.'));
  expect(logItems(state().reasoning)).toMatchObject([
    {
      source: 'server',
      status: 'done',
      text: 'The user asks about bridges. I should name the load and the arch, in two sentences. ',
    },
  ]);
  await screen.getByRole('button', { name: /^Thought for/ }).click();
  await expect.element(screen.getByText(/I should name the load/)).toBeVisible();
  expect(endpoint.sent[0]?.body).toMatchObject({
    model: 'm',
    stream: true,
    reasoning_format: 'parsed',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'How does a bridge work?' },
    ],
  });
  expect(page.simulator.sessions[0]?.violations).toEqual([]);
});

it('runs a tool of the page, and speaks what the model makes of its result', async () => {
  const endpoint = scriptedEndpoint(
    () => replay(callOf('local_time', '{"zone":"UTC"}')),
    ({ body }: SentRequest) => replay(answerOf(`It is ${resultIn(body)}.`)),
  );
  const execute = vi.fn(() => 'half past nine');
  const screen = await open({ fetch: endpoint.fetch }, [
    defineTool({ name: 'local_time', description: 'The time of day.', execute }),
  ]);
  persona.ask('What time is it?');
  await until(() => expect(spoken()).toEqual(['It is half past nine.']));
  expect(execute).toHaveBeenCalledOnce();
  await until(() => expect(shown(screen.container).join()).toContain('It is half past nine.'));
  expect(endpoint.sent[0]?.body['tools']).toMatchObject([{ function: { name: 'local_time' } }]);
  expect(page.simulator.sessions[0]?.violations).toEqual([]);
});

const resultIn = (body: Record<string, unknown>) =>
  (body['messages'] as { role: string; content: string }[]).find(({ role }) => role === 'tool')?.content;

it('keeps the words of an endpoint that dies in mid-answer, and works again', async () => {
  const body = openBody();
  const endpoint = scriptedEndpoint(
    () => body.response(),
    () => replay(answerOf('All is well.')),
  );
  await open({ fetch: endpoint.fetch });
  persona.ask('Tell me a story.');
  body.write(sse(text('Once upon a time ')));
  await until(() => expect(spoken().join()).toContain('Once upon'));
  body.fail();
  await until(() => expect(events('llm-cut-short')).toHaveLength(1));
  await until(() => expect(spoken()).toEqual(['Once upon a time']));
  persona.ask('And now?');
  await until(() => expect(spoken()).toEqual(['Once upon a time', 'All is well.']));
  expect(endpoint.sent[1]?.body['messages']).toContainEqual({
    role: 'assistant',
    content: 'Once upon a time ',
  });
});

it('closes the request when the user interrupts', async () => {
  const body = openBody();
  const endpoint = scriptedEndpoint(() => body.response());
  await open({ fetch: endpoint.fetch });
  persona.ask('Tell me a story.');
  body.write(sse(text('Once upon a time ')));
  await until(() => expect(spoken().join()).toContain('Once'));
  persona.interrupt();
  await until(() => expect(endpoint.sent[0]?.signal.aborted).toBe(true));
  await until(() => expect(body.cancelled()).toBe(true));
});

it('lets the stock model speak when the secret is not accepted any more', async () => {
  const endpoint = scriptedEndpoint(({ headers }) =>
    headers.get('authorization') === 'Bearer new'
      ? replay(bridge)
      : Response.json({ error: { message: 'Incorrect API key', code: 'invalid_api_key' } }, { status: 401 }),
  );
  await open({ fetch: endpoint.fetch, secret: 'old' });
  persona.ask('Hello?');
  await until(() => expect(spoken().join()).toContain('Your endpoint gave no answer'));
  expect(events('llm-stock-model')[0]?.detail).toMatchObject({
    kind: 'refused',
    status: 401,
    assumption: true,
  });
});

it('uses the second URL when that is faster', async () => {
  const urls = ['https://slow.test/v1/chat/completions', 'https://fast.test/v1/chat/completions'];
  let release: (response: Response) => void = () => {};
  const endpoint = scriptedEndpoint(({ url }) =>
    url === urls[0] ? new Promise<Response>((resolve) => (release = resolve)) : replay(bridge),
  );
  await open({ fetch: endpoint.fetch, urls });
  await until(() => expect(events('llm-probe')).toHaveLength(1));
  release(replay(bridge));
  await until(() => expect(events('llm-fastest')[0]?.detail).toEqual({ url: urls[1] }));
  persona.ask('How does a bridge work?');
  await until(() => expect(spoken().join()).toContain('pressing.'));
  expect(events('llm-request').map(({ detail }) => (detail as { url: string }).url)).toEqual([urls[1]]);
});
