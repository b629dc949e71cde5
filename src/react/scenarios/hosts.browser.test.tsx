/** The places where a page can put the parts, with a live session. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Activity } from 'react';
import { createPortal } from 'react-dom';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import type { Persona } from '../../core/index.js';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { Stage } from '../parts/stage/Stage.js';
import { Peek, simulatedPage, type SimulatedPage } from '../testing/simulated-page.js';

let page: SimulatedPage;
let persona: Persona;

beforeEach(() => {
  page = simulatedPage();
});

afterEach(() => page.close());

const wait = { timeout: 8000, interval: 10 };
const reached = (wanted: string) =>
  vi.waitFor(() => expect(persona.store.getState().session.status).toBe(wanted), wait);
const plays = (root: ParentNode) =>
  vi.waitFor(() => expect(root.querySelector('video')?.videoWidth).toBe(128), wait);
const nothingLeft = () => vi.waitFor(() => expect(page.leftOver()).toBe(0), wait);
const peek = <Peek onPersona={(made) => (persona = made)} />;

it('plays in a portal', async () => {
  const elsewhere = document.body.appendChild(document.createElement('aside'));
  const screen = await render(
    <PersonaProvider {...page.options} autoStart>
      {peek}
      {createPortal(<Stage />, elsewhere)}
    </PersonaProvider>,
  );
  await reached('live');
  await plays(elsewhere);
  await screen.unmount();
  await nothingLeft();
  expect(elsewhere.childElementCount).toBe(0);
  elsewhere.remove();
});

it('plays in a shadow root, and keeps the focus there when the controls unmount', async () => {
  const host = document.body.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  const screen = await render(
    <PersonaChat {...page.options} autoStart appearance={{ showAdvice: false }}>
      {peek}
    </PersonaChat>,
    { container: shadow.appendChild(document.createElement('div')) },
  );
  await reached('live');
  await plays(shadow);
  // The buttons of a session load beside the chat.
  const end = await vi.waitFor(() => {
    const button = shadow.querySelector<HTMLElement>('[data-intent=end]');
    if (!button) throw new Error('There is no button.');
    return button;
  }, wait);
  end.focus();
  expect(shadow.activeElement).toBe(end);
  end.click();
  await reached('ended');
  await vi.waitFor(() => expect(shadow.activeElement?.classList).toContain('persona-stage'), wait);
  await screen.unmount();
  await nothingLeft();
  host.remove();
});

// React 18 has no `Activity`, so it never hides a tree for long.
it.runIf(Activity)('stops when its tree is hidden, and can start again when that is shown', async () => {
  const tree = (mode: 'hidden' | 'visible') => (
    <Activity mode={mode}>
      <PersonaChat {...page.options} appearance={{ showAdvice: false }}>
        {peek}
      </PersonaChat>
    </Activity>
  );
  const screen = await render(tree('visible'));
  const before = persona;
  await persona.start();
  await reached('live');
  await screen.rerender(tree('hidden'));
  await reached('ended');
  await nothingLeft();
  await screen.rerender(tree('visible'));
  expect(persona).toBe(before);
  await persona.start();
  await reached('live');
  await plays(screen.container);
  expect(page.openSessions()).toBe(1);
  await screen.unmount();
  await nothingLeft();
});
