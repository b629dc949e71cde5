'use client';

import { useInsertionEffect, useMemo } from 'react';
import type { Persona } from '../../../core/index.js';
import { startGates } from '../../../core/ports/start-gate.js';
import { onDemand } from '../../../internal/on-demand.js';
import type { ConsentKeeper } from './consent-keeper.js';
import type { ConsentTerms } from './consent-options.js';

const code = onDemand(() => import('./consent-keeper.js'));

/** Holds the starts of a persona until its user has consented. The rules are loaded on demand. */
export class ConsentGate {
  /** The latest options; `undefined` if no consent is required any more. */
  terms: ConsentTerms | undefined;

  constructor(readonly persona: Persona) {}

  update(terms: ConsentTerms | undefined): void {
    this.terms = terms;
    if (terms) startGates.set(this.persona.store, this.load);
  }

  /** @throws PersonaError `session-load`: without the rules, nothing starts */
  readonly load = (): Promise<ConsentKeeper> => code.load().then(({ keeperOf }) => keeperOf(this));
}

/**
 * Returns the gate of the persona while consent is required, else `null`. After the unmount the persona still needs the
 * consent.
 */
export function useConsentGate(persona: Persona, terms: ConsentTerms | undefined): ConsentGate | null {
  const gate = useMemo(() => new ConsentGate(persona), [persona]);
  // Before all other effects, because these may start the persona.
  useInsertionEffect(() => gate.update(terms));
  return terms ? gate : null;
}
