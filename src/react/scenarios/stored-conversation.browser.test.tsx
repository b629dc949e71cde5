import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { createSimulator, simulatedLlm } from '../../simulator/index.js';
import { indexedDbStorage } from '../../storage/index.js';
import { PersonaChat } from '../chat/PersonaChat.js';

const database = 'anam-react-reload';
const simulator = createSimulator();

afterEach(async () => {
  simulator.uninstall();
  await deleteDB(database);
});

const inTime = { timeout: 15_000 };

function chat() {
  // A reloaded page has a new one.
  const storage = indexedDbStorage('talk', { database });
  return (
    <div style={{ blockSize: 700 }}>
      <PersonaChat
        session={simulator.session}
        llm={{ client: simulatedLlm() }}
        storage={storage}
        devices={{ microphone: false }}
      />
    </div>
  );
}

it('restores a conversation that was interrupted by leaving the page, with the heard text', async () => {
  simulator.install();
  const first = await render(chat());
  await first.getByRole('button', { name: 'Start conversation' }).click();
  const field = first.getByRole('textbox', { name: 'Message' });
  await expect.element(field, inTime).toBeEnabled();
  await field.fill('Tell me a story');
  await first.getByRole('button', { name: 'Send' }).click();
  const heardOf = (container: Element) =>
    [...container.querySelectorAll('[data-role="persona"] .persona-text-block > span:not([class])')]
      .map(({ textContent }) => textContent)
      .join('');
  const isCutOff = () => first.container.querySelector('[data-role="persona"] .persona-unheard') !== null;
  await expect.poll(() => (isCutOff() ? heardOf(first.container) : ''), inTime).toMatch(/\w+ \w+/);
  const heard = heardOf(first.container);
  window.dispatchEvent(new Event('pagehide'));
  await first.unmount();

  const second = await render(chat());
  await expect.element(second.getByText('Tell me a story')).toBeVisible();
  expect(heardOf(second.container).startsWith(heard)).toBe(true);
  await expect.element(second.getByText('Interrupted')).toBeInTheDocument();
  await expect.element(second.getByRole('button', { name: 'Start conversation' })).toBeVisible();
});
