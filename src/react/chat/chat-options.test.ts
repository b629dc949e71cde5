import { expect, it } from 'vitest';
import type { PersonaOptions } from '../../core/index.js';
import type { PersonaProviderProps } from '../provider/PersonaProvider.js';
import type { PersonaChatProps } from './chat-options.js';

type NameOf<Options> = Options extends unknown ? keyof Options : never;
/** Exactly these options. The type checker rejects additional and missing ones. */
type Names<Options, Beside extends PropertyKey = never> = Readonly<
  Record<Exclude<NameOf<Options>, Beside>, true>
>;

const ofPersona: Names<PersonaOptions> = {
  session: true,
  llm: true,
  mode: true,
  tools: true,
  greeting: true,
  speech: true,
  devices: true,
  limits: true,
  timeouts: true,
  reconnect: true,
  onError: true,
  advanced: true,
};

const ofProvider: Names<PersonaProviderProps, 'children'> = {
  ...ofPersona,
  persona: true,
  defaultMode: true,
  onModeChange: true,
  storage: true,
  autoStart: true,
  reasoning: true,
  captions: true,
  privacy: true,
  labels: true,
  renderMarkdown: true,
};

const ofChat: Names<PersonaChatProps, 'className' | 'style' | 'children'> = {
  ...ofProvider,
  transcript: true,
  composer: true,
  appearance: true,
};

it('limits the drop-in to 25 options, and the provider to a subset', () => {
  expect(Object.keys(ofChat)).toHaveLength(25);
  expect(Object.keys(ofProvider)).toHaveLength(22);
  expect(Object.keys(ofPersona)).toHaveLength(12);
});
