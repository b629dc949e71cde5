import { conversationOf, createPersona, type Persona } from 'anam-react/core';
import { agUi, aiSdk, textStream } from 'anam-react/llm';
import { createSimulator } from 'anam-react/simulator';

const adapters = { 'ai-sdk-5': aiSdk, 'ai-sdk-6': aiSdk, 'ag-ui-1': agUi, text: textStream };

interface BargeIn {
  /** When the user started to speak. */
  readonly spokeAt: number;
  /** When the page aborted the request. */
  readonly abortedAt: number;
}

let abortedAt = Number.NaN;
const networkFetch = globalThis.fetch;
globalThis.fetch = (input, init) => {
  init?.signal?.addEventListener('abort', () => (abortedAt = now()));
  return networkFetch(input, init);
};
const simulator = createSimulator({ microphone: 'ignore' });
simulator.install();

const now = () => performance.timeOrigin + performance.now();

/** Interrupts an answer by voice after its first four words. */
async function bargeIn(variant: keyof typeof adapters, server: string): Promise<BargeIn> {
  const persona = createPersona({
    session: simulator.session,
    llm: { client: adapters[variant]({ url: `${server}/${variant}` }) },
    devices: { microphone: false },
  });
  try {
    await persona.start();
    const turn = persona.ask('Count.');
    await until(persona, () => wordsHeard(persona) >= 4);
    abortedAt = Number.NaN;
    const spokeAt = now();
    void simulator.userSays('Stop.');
    await turn.ended;
    return { spokeAt, abortedAt };
  } finally {
    await persona.destroy();
  }
}

function wordsHeard(persona: Persona): number {
  const answer = conversationOf(persona.store.getState()).messages.at(-1);
  return answer?.role === 'persona' ? answer.heard.split(' ').length : 0;
}

async function until(persona: Persona, isTrue: () => boolean): Promise<void> {
  if (isTrue()) return;
  await new Promise<void>((resolve) => {
    const stop = persona.store.subscribe(() => {
      if (!isTrue()) return;
      stop();
      resolve();
    });
  });
}

Object.assign(globalThis, { bargeIn });
