import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { createRoot } from 'react-dom/client';
import { ChatAt } from '../../src/react/testing/ChatAt.js';
import { chatStates } from '../../src/react/testing/chat-states.js';

const root = createRoot(document.querySelector('#root') as Element);

/** The functions that the script calls. */
const shots = {
  groups: Object.entries(chatStates).map(([name, { group, minWidth = 0 }]) => ({ name, group, minWidth })),

  /** Shows a chat in one state. Resolves when it is completely painted. */
  async show(name: string): Promise<void> {
    const moment = chatStates[name];
    if (!moment) throw new Error(`There is no state "${name}".`);
    await new Promise<void>((resolve, reject) => {
      const onReady = (error?: Error) => (error ? reject(error) : resolve());
      root.render(<ChatAt key={name} {...moment} onReady={onReady} />);
    });
    const isVoice = moment.layout === 'voice';
    if (moment.status !== null && moment.hasPicture !== false && !isVoice) await firstFrame();
    await settled();
  },
};

Object.assign(globalThis, { shots });

async function firstFrame(): Promise<void> {
  while (document.querySelector('[data-picture="true"]') === null) await frame();
}

/** Waits until nothing changes any more, because parts that are loaded on demand appear one after the other. */
async function settled(): Promise<void> {
  let before = '';
  for (let same = 0; same < 8;) {
    await frame();
    const now = document.body.innerHTML;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
