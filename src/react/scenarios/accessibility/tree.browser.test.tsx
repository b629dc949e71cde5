/** The accessibility tree in each state: landmarks, names and states, without meaningless elements. */
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  personaMessage,
  sessions,
  speaking,
  thinking,
  thought,
  toolCall,
  userMessage,
  type FixtureState,
} from '../../testing/fixture-state.js';
import { PersonaChat } from '../../chat/PersonaChat.js';

async function chat(state: FixtureState) {
  const screen = await render(
    <div style={{ blockSize: 700 }}>
      <PersonaChat
        persona={fixturePersona({ modes: ['client', 'server'], ...state })}
        appearance={{ showAdvice: false }}
        captions={{ storage: null }}
        transcript={{ timestamps: 'never' }}
      />
    </div>,
  );
  // The last element.
  await expect.element(screen.getByRole('button', { name: 'Keyboard shortcuts' })).toBeInTheDocument();
  await expect.element(screen.getByRole('log')).toHaveAttribute('aria-keyshortcuts');
  return screen.getByRole('region', { name: 'Conversation with the persona' });
}

const asked = userMessage(0, 'Where to?');
const earlier = { messages: [asked, personaMessage(0, 'To Lisbon.')], thoughts: [thought(0, 'A trip.')] };
const asksMore = userMessage(1, 'And then?');
const reply = 'Then home. By train.';

it('idle', async () => {
  await expect.element(await chat({})).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Ready when you are
        - paragraph: Talk or type. You can interrupt at any time.
        - button "Start conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - paragraph: No messages yet
        - paragraph: Your conversation and the persona’s thoughts appear here.
      - form "Message":
        - textbox "Message" [disabled]:
          - /placeholder: Write a message…
        - button "Send" [disabled]
        - paragraph: Start the conversation to type.
      - status
      - status
  `);
});

it('connecting', async () => {
  await expect.element(await chat({ session: sessions.connecting })).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Connecting…
        - button "Cancel"
        - group "Video, sound and captions":
          - button "You are talking to an AI.": AI
      - text: Answers from
      - radiogroup "Answers from" [disabled]:
        - radio "This app" [checked] [disabled]
        - text: This app
        - radio "Anam" [disabled]
        - text: Anam
      - paragraph: You can change this after the conversation has connected.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - paragraph: No messages yet
        - paragraph: Your conversation and the persona’s thoughts appear here.
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
        - paragraph: You can send messages once you’re connected.
      - status
      - status: Connecting. You are talking to an AI.
  `);
});

it('live', async () => {
  await expect.element(await chat({ session: sessions.live })).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Listening
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt" [disabled]
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - paragraph: No messages yet
        - paragraph: Your conversation and the persona’s thoughts appear here.
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status: Ready for your message
  `);
});

it('thinking', async () => {
  const region = await chat({
    session: sessions.live,
    turn: thinking(1),
    messages: [...earlier.messages, asksMore],
    thoughts: [...earlier.thoughts, thought(1, 'They want more', { status: 'streaming' })],
  });
  await expect.element(region).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Thinking
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt"
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Thoughts"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: Where to?"
        - button "Thought for 12 s"
        - article "Persona: To Lisbon."
        - article "You: And then?"
        - button "Thinking…" [expanded]
        - group "Reasoning": They want more
        - button "Show in thoughts"
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status: Thinking
  `);
});

it('speaking, after a tool was asked', async () => {
  const region = await chat({
    session: sessions.live,
    turn: speaking(1),
    messages: [asksMore, personaMessage(1, reply, { status: 'streaming', heard: 'Then home. ' })],
    thoughts: [thought(1, 'They want more.')],
    toolCalls: [toolCall(1, 'find_train', { result: '"12:40"' })],
  });
  await expect.element(region).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Speaking
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt"
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Thoughts"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: And then?"
        - button "Thought for 12 s"
        - article "Persona: Then home. Not spoken yet: By train."
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status
  `);
});

it('interrupted', async () => {
  const region = await chat({
    session: sessions.live,
    turn: endedTurn(1, 'interrupted'),
    messages: [asksMore, personaMessage(1, reply, { status: 'interrupted', heard: 'Then home. ' })],
  });
  await expect.element(region).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Interrupted
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt" [disabled]
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: And then?"
        - article "Persona: Then home. Interrupted Show the rest":
          - text: "Persona: Then home. Interrupted"
          - button "Show the rest"
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status: "Interrupted. Persona: Then home."
  `);
});

it('an answer that failed', async () => {
  const region = await chat({
    session: sessions.live,
    turn: endedTurn(0, 'failed'),
    messages: [asked],
    error: errors.modeFailed,
  });
  await expect.element(region).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Listening
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt" [disabled]
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: Where to?":
          - text: "You: Where to?"
          - group "Message actions":
            - button "Copy message"
            - button "Ask again"
            - button "Edit and resend"
            - status
      - alert:
        - paragraph: The other mode could not connect, so nothing changed. Try again.
      - button "Dismiss"
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status: Ready for your message
  `);
});

it('reconnecting', async () => {
  await expect.element(await chat({ session: sessions.reconnecting, ...earlier })).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Reconnecting
      - group "Conversation controls":
        - button "Mute microphone"
        - button "Microphone and speaker"
        - button "Interrupt" [disabled]
        - button "End conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Thoughts"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: Where to?"
        - button "Thought for 12 s"
        - article "Persona: To Lisbon."
      - form "Message":
        - textbox "Message":
          - /placeholder: Write a message…
        - button "Send" [disabled]
      - status
      - status: Reconnecting
  `);
});

it('ended', async () => {
  await expect.element(await chat({ session: sessions.stopped, ...earlier })).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Conversation ended
        - button "Start again"
        - button "Export conversation"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Thoughts"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - article "You: Where to?"
        - button "Thought for 12 s"
        - article "Persona: To Lisbon.":
          - text: "Persona: To Lisbon."
          - group "Message actions":
            - button "Copy message"
            - status
      - form "Message":
        - textbox "Message" [disabled]:
          - /placeholder: Write a message…
        - button "Send" [disabled]
        - paragraph: Start the conversation to type.
      - status
      - status: Ended
  `);
});

it('failed', async () => {
  await expect.element(await chat({ session: failed(errors.busy) })).toMatchAriaInlineSnapshot(`
    - region "Conversation with the persona":
      - region "Persona":
        - paragraph: Could not connect
        - paragraph: All lines are busy. Try again in a moment.
        - button "Start again"
      - text: Answers from
      - radiogroup "Answers from":
        - radio "This app" [checked]
        - text: This app
        - radio "Anam"
        - text: Anam
      - paragraph: This app calls the AI model, and the persona speaks its text.
      - button "Who answers?"
      - button "Keyboard shortcuts"
      - log "Transcript":
        - paragraph: No messages yet
        - paragraph: Your conversation and the persona’s thoughts appear here.
      - form "Message":
        - textbox "Message" [disabled]:
          - /placeholder: Write a message…
        - button "Send" [disabled]
        - paragraph: Start the conversation to type.
      - status
      - status: Failed. All lines are busy. Try again in a moment.
  `);
});
