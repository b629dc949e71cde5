'use client';
import { PersonaChat } from 'anam-react';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';

const simulator = createSimulator();
const llm = { client: simulatedLlm() };

// This module runs on the server too, where there is nothing to stand in for.
if (typeof window !== 'undefined') simulator.install();

export function Assistant() {
  return <PersonaChat session={simulator.session} llm={llm} />;
}
