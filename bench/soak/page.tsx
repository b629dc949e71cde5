import { PersonaChat } from 'anam-react';
import { createPersona, type Persona } from 'anam-react/core';
import type { LlmAdapter } from 'anam-react/llm';
import { createSimulator, type Simulator } from 'anam-react/simulator';
import 'anam-react/styles.css';
import { createRoot, type Root } from 'react-dom/client';
import { openLedger } from '../../src/core/testing/browser-ledger.js';

// React adds permanent listeners to the document when its first root is created.
createRoot(document.createElement('div')).unmount();

/** Answers immediately with a thought and a text, so that the time is spent on turns and not on waiting. */
const quickLlm: LlmAdapter = {
  name: 'quick',
  async *stream() {
    yield { type: 'reasoning-delta', text: 'It is a question, so I answer it. ' };
    yield { type: 'text-delta', text: 'One two three four five.' };
    yield { type: 'finish', reason: 'stop' };
  },
};

const ledger = openLedger();
let simulator: Simulator;
let persona: Persona;
let root: Root;

function begin(): void {
  simulator = createSimulator({
    microphone: 'ignore',
    media: { width: 256, height: 256 },
    speech: { rate: 20, latencyMs: 1 },
  });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { client: quickLlm },
    advanced: { clientOptions: { metrics: { disableClientMetrics: true } } },
  });
  root = createRoot(document.querySelector('#root') as Element);
  root.render(<PersonaChat persona={persona} appearance={{ showAdvice: false }} />);
}

async function end(): Promise<void> {
  await persona.destroy();
  root.unmount();
  simulator.uninstall();
}

/** Runs one session. The page has no session before and after it. */
async function cycle(): Promise<void> {
  begin();
  await persona.start();
  await persona.say('One two three.').ended;
  await end();
}

/** Runs turns. Every seventh answer is interrupted as soon as its first word is heard. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    const asked = persona.ask(`Question ${turn}?`);
    if (turn % 7 === 0) {
      const stop = persona.store.subscribe(({ turn: running }) => {
        if (running.status !== 'speaking' || running.turnId !== asked.id) return;
        stop();
        persona.interrupt();
      });
    }
    await asked.ended;
  }
}

const held = () => ({
  connections: ledger.openPeers(),
  tracks: ledger.liveTracks(),
  listeners: ledger.listeners(),
  sockets: simulator.sessions.filter((session) => session.connected).length,
});

Object.assign(globalThis, { begin, end, cycle, turns, held, start: () => persona.start() });
