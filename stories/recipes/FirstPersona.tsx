'use client';
import { PersonaChat } from 'anam-react';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';
import 'anam-react/styles.css';

const simulator = createSimulator(); // stands in for Anam: no account, no network
simulator.install();

const llm = { client: simulatedLlm() }; // a scripted model

/** A persona that talks, in the whole window. */
export function FirstPersona() {
  return (
    <div style={{ height: '100dvh' }}>
      <PersonaChat session={simulator.session} llm={llm} />
    </div>
  );
}
