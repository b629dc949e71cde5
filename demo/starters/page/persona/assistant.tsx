'use client';
import { PersonaChat, type PersonaOptions } from 'anam-react';
import { useEffect, useState } from 'react';
import { llmOf } from './llm';
import { sessionOf } from './session';
import type { Setup } from './setup';

/** The persona with its conversation. `setup` says which keys your server has. */
export function Assistant({ setup }: { readonly setup: Setup }) {
  const [options, setOptions] = useState<Pick<PersonaOptions, 'session' | 'llm'> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([sessionOf(setup), llmOf(setup)]).then(([session, llm]) => {
      if (isCurrent) setOptions({ session, llm });
    });
    return () => {
      isCurrent = false;
    };
  }, [setup]);
  return options && <PersonaChat {...options} />;
}
