import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  answerBeingSpoken,
  firstThought,
  followUp,
  question,
  secondThoughtDone,
} from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { sessions, speaking } from '../testing/fixture-state.js';
import { Transcript } from '../parts/transcript/Transcript.js';
import { PersonaChat } from './PersonaChat.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';

const conversation = () =>
  fixturePersona({
    session: sessions.live,
    turn: speaking(1),
    messages: [question, followUp, answerBeingSpoken],
    thoughts: [firstThought, secondThoughtDone],
  });

describe('PersonaChat on a server', () => {
  it('renders the way in without any global of a browser', () => {
    expect(globalThis).not.toHaveProperty('document');
    const html = renderToString(
      <PersonaChat session="/session" llm={{ client: { name: 'silent', async *stream() {} } }} />,
    );
    expect(html).toContain('Start conversation');
    expect(html).toContain('data-session="idle"');
  });

  it('renders a conversation', () => {
    const html = renderToString(<PersonaChat persona={conversation()} />);
    expect(html).toContain('What should I not miss?');
    expect(html).toContain('class="persona-message" data-role="persona"');
  });

  it('renders the thoughts of a transcript that stands alone', () => {
    const html = renderToString(
      <PersonaProvider persona={conversation()}>
        <Transcript />
      </PersonaProvider>,
    );
    expect(html).toContain('What should I not miss?');
    expect(html).toContain('Thought for 12 s');
  });
});
