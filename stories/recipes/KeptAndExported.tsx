import { PersonaChat, usePersona, usePersonaTurn } from 'anam-react';
import { conversationOf, exportConversation, type Conversation } from 'anam-react/core';
import { openaiCompatible } from 'anam-react/llm';
import 'anam-react/styles.css';
import { useEffect, useState } from 'react';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });

/** A reload goes on with the conversation, and the user can take it along. */
export function AssistantThatRemembers() {
  const [conversation] = useState(stored);
  return (
    <PersonaChat session="/api/persona/session" llm={{ client: llm }} {...(conversation && { conversation })}>
      <Keeper />
    </PersonaChat>
  );
}

function Keeper() {
  const persona = usePersona();
  const { status } = usePersonaTurn();
  useEffect(() => {
    if (status !== 'ended') return;
    sessionStorage.setItem('conversation', JSON.stringify(conversationOf(persona.store.getState())));
  }, [persona, status]);
  const save = async () => {
    const text = await exportConversation(conversationOf(persona.store.getState()), 'markdown');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
    link.download = 'conversation.md';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button
      type="button"
      onClick={() => void save()}
      style={{ position: 'fixed', insetBlockStart: 8, insetInlineEnd: 8 }}
    >
      Save as a file
    </button>
  );
}

function stored(): Conversation | null {
  return JSON.parse(sessionStorage.getItem('conversation') ?? 'null') as Conversation | null;
}
