import { ExportConversation, PersonaChat } from 'anam-react';
import { openaiCompatible } from 'anam-react/llm';
import { indexedDbStorage } from 'anam-react/storage';
import 'anam-react/styles.css';

const llm = openaiCompatible({ url: '/api/persona/llm', model: 'gpt-oss-120b' });
const storage = indexedDbStorage('support'); // once, outside of components

/** The conversation continues after a reload, and the user can save it as a file. */
export function AssistantThatRemembers() {
  return (
    <div style={{ display: 'grid', gridTemplateRows: 'minmax(0, 1fr) auto', blockSize: '100%' }}>
      <PersonaChat storage={storage} session="/api/persona/session" llm={{ client: llm }}>
        <ExportConversation formats={['markdown', 'text', 'vtt', 'json']} />
      </PersonaChat>
    </div>
  );
}
