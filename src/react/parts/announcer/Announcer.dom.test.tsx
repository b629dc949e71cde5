import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../../../../stories/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
} from '../../../../stories/fixture-state.js';
import { PersonaProvider } from '../../PersonaProvider.js';
import { Announcer } from './Announcer.js';

afterEach(cleanup);

it('says each state once, nothing while the answer streams, and the finished answer once', () => {
  const persona = fixturePersona({ session: sessions.live });
  const { getByRole } = render(
    <PersonaProvider persona={persona}>
      <Announcer />
    </PersonaProvider>,
  );
  const region = getByRole('status');
  const said: (string | null)[] = [region.textContent];
  const publish = (patch: Parameters<typeof persona.set>[0]) => {
    act(() => persona.set(patch));
    if (said.at(-1) !== region.textContent) said.push(region.textContent);
  };
  publish({ turn: thinking(0) });
  publish({ turn: speaking(0) });
  for (const words of ['It', 'It is', 'It is late.']) {
    publish({ transcript: logOf([personaMessage(0, words, { status: 'streaming' })]) });
  }
  publish({ transcript: logOf([personaMessage(0, 'It is late.')]), turn: endedTurn(0, 'completed') });
  publish({ userSpeaking: true });
  expect(said).toEqual(['Listening', 'Thinking', '', 'Persona: It is late.']);
});
