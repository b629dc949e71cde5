import { PersonaChat, usePersonaTool } from 'anam-react';
import { agUi, aiSdk, textStream } from 'anam-react/llm';
import 'anam-react/styles.css';

const session = '/api/persona/session';

/** A route of the AI SDK (version 5, 6 or 7), as for `useChat`. */
const chatRoute = aiSdk({ url: '/api/chat' });

export function AiSdkRoute() {
  return (
    <PersonaChat session={session} llm={{ client: chatRoute }}>
      <OrderTool />
    </PersonaChat>
  );
}

/** Your server runs this tool. Here you only say how its calls are shown; without this, the card shows the tool's name. */
function OrderTool() {
  usePersonaTool('cancel_order', {
    description: 'Cancels an order.',
    labels: { approval: 'Cancel this order?', running: 'Cancelling the order', done: 'Order cancelled' },
  });
  return null;
}

/** A route that streams plain text. */
const textRoute = textStream({ url: '/api/text' });

export function TextRoute() {
  return <PersonaChat session={session} llm={{ client: textRoute }} />;
}

/** An agent with an AG-UI endpoint: LangGraph, Mastra, CrewAI, Pydantic AI, ADK and others. */
const agent = agUi({ url: '/api/agent' });

export function AgUiAgent() {
  return <PersonaChat session={session} llm={{ client: agent }} />;
}
