'use client';
import { PersonaChat } from 'anam-react';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';

const simulator = createSimulator();
const llm = { client: simulatedLlm() };

// This module also runs on the server, which needs no simulator.
if (typeof window !== 'undefined') simulator.install();

export function Assistant() {
  return <PersonaChat session={simulator.session} llm={llm} />;
}
