import { ExportConversation, PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import { indexedDbStorage } from 'anam-react/storage';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });
const storage = indexedDbStorage('assistant');

/** A reload goes on with the conversation, and the user can take it along. */
export function AssistantThatRemembers() {
  return (
    <PersonaChat session="/api/persona/session" llm={{ client: llm }} storage={storage}>
      <ExportConversation
        formats={['markdown', 'vtt']}
        style={{ position: 'fixed', insetBlockStart: 8, insetInlineEnd: 8 }}
      />
    </PersonaChat>
  );
}
