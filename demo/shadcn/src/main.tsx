import { createSimulator, simulatedLlm } from 'anam-react/simulator';
import { createRoot } from 'react-dom/client';
import { Persona } from '@/components/persona-chat';
import { Launcher } from '@/components/persona-launcher';
import { PersonaWithReasoning } from '@/components/reasoning-panel';
import './index.css';

const blocks = { chat: Persona, launcher: Launcher, reasoning: PersonaWithReasoning };
const isBlock = (name: string): name is keyof typeof blocks => name in blocks;

const simulator = createSimulator();
simulator.install();
const options = { session: simulator.session, llm: { client: simulatedLlm() } };

/** `#chat`, `#launcher` or `#reasoning`: one block per page. */
const name = location.hash.slice(1);
const Block = blocks[isBlock(name) ? name : 'chat'];
createRoot(document.getElementById('root')!).render(<Block {...options} />);
