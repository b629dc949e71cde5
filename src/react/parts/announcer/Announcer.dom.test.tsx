import { act, cleanup, render } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
} from '../../testing/fixture-state.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Announcer } from './Announcer.js';

afterEach(cleanup);

it('says each state once, nothing while the answer streams, and the finished answer once', () => {
  const persona = fixturePersona({ session: sessions.live });
  const region = createRef<HTMLDivElement>();
  render(
    <PersonaProvider persona={persona}>
      <Announcer ref={region} />
    </PersonaProvider>,
  );
  const text = () => region.current?.textContent ?? null;
  const said = [text()];
  const publish = (patch: Parameters<typeof persona.set>[0]) => {
    act(() => persona.set(patch));
    if (said.at(-1) !== text()) said.push(text());
  };
  publish({ turn: thinking(0) });
  publish({ turn: speaking(0) });
  for (const words of ['It', 'It is', 'It is late.']) {
    publish({ transcript: logOf([personaMessage(0, words, { status: 'streaming' })]) });
  }
  publish({ transcript: logOf([personaMessage(0, 'It is late.')]), turn: endedTurn(0, 'completed') });
  publish({ userSpeaking: true });
  expect(said).toEqual(['Ready for your message', 'Thinking', '', 'Persona: It is late.']);
});
