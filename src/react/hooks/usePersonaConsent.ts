'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLabels } from '../labels/useLabels.js';
import type { ConsentKeeper, ConsentState } from '../provider/consent/consent-keeper.js';
import type { ConsentPurpose, ConsentRecord } from '../provider/consent/consent-options.js';
import { usePersonaContext } from '../provider/persona-context.js';

/** The options of `PersonaConsent.withdraw`. */
export interface WithdrawOptions {
  /** Whether the conversation is deleted too, also from `storage`. @default false */
  readonly clear?: boolean;
}

/** What `usePersonaConsent` returns: the decision of the user, and the actions that change it. */
export interface PersonaConsent {
  /**
   * `not-required`: the provider has no `privacy.consent`. `loading`: the decision is not known yet. `required`: nothing
   * starts. `asking`: a start waits for the user. `accepted`: the user has consented.
   */
  readonly status: 'not-required' | 'loading' | ConsentState['status'];
  /** The consent, or `null`. */
  readonly record: ConsentRecord | null;
  /** What the user is asked for. */
  readonly purposes: readonly ConsentPurpose[];
  /** Shows the question. */
  readonly ask: () => void;
  /** Records the consent. Starts that wait continue. Call it from a click of the user. */
  readonly accept: () => void;
  /** Closes the question. Starts that wait are rejected with `session-stopped`. */
  readonly decline: () => void;
  /**
   * Deletes the consent and ends the session. The saved conversation stays, and is not read again before the next
   * consent; with `clear` it is deleted. Resolves when the session is closed.
   */
  readonly withdraw: (options?: WithdrawOptions) => Promise<void>;
}

const never = () => () => undefined;
const none: readonly ConsentPurpose[] = [];

/**
 * Returns whether the user has consented (`privacy.consent` of the provider), and the actions to accept, decline and
 * withdraw. Use it for a button that withdraws, or for your own question.
 *
 * @example
 * const { status, withdraw } = usePersonaConsent();
 * const button = status === 'accepted' && <button onClick={() => withdraw()}>Withdraw consent</button>;
 *
 * @throws PersonaError `config-context` outside a provider
 */
export function usePersonaConsent(): PersonaConsent {
  const { consent } = usePersonaContext('usePersonaConsent()');
  const { locale } = useLabels();
  const [keeper, setKeeper] = useState<ConsentKeeper | null>(null);
  useEffect(() => {
    let isStale = false;
    // Without its code nothing starts, and `start()` reports it.
    consent?.load().then((loaded) => isStale || setKeeper(loaded), never);
    return () => {
      isStale = true;
      setKeeper(null);
    };
  }, [consent]);
  const state = useSyncExternalStore(
    keeper?.subscribe ?? never,
    () => keeper?.getState() ?? null,
    () => null,
  );
  return useMemo(
    () => ({
      status: consent ? (state?.status ?? 'loading') : 'not-required',
      record: state?.record ?? null,
      purposes: keeper?.purposes() ?? none,
      ask: () => keeper?.ask(),
      accept: () => keeper?.accept(locale),
      decline: () => keeper?.cancel(),
      withdraw: async ({ clear = false } = {}) => keeper?.withdraw(locale, clear),
    }),
    [consent, keeper, state, locale],
  );
}
