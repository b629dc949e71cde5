/** What React can do to a tree with a live persona, tested with real sessions: nothing may remain open. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StrictMode, Suspense, lazy, Component, type ComponentType, type ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { createPersona, type Persona } from '../../core/index.js';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { Peek, simulatedPage, type SimulatedPage } from '../testing/simulated-page.js';

let page: SimulatedPage;
let persona: Persona;

beforeEach(() => {
  page = simulatedPage();
});

afterEach(() => {
  vi.restoreAllMocks();
  page.close();
});

const wait = { timeout: 8000, interval: 10 };
const status = () => persona.store.getState().session.status;
const reached = (wanted: string) => vi.waitFor(() => expect(status()).toBe(wanted), wait);
const nothingLeft = () => vi.waitFor(() => expect(page.leftOver()).toBe(0), wait);

function Chat({ children }: { readonly children?: ReactNode }) {
  return (
    <PersonaChat {...page.options} autoStart appearance={{ showAdvice: false }}>
      <Peek onPersona={(made) => (persona = made)} />
      {children}
    </PersonaChat>
  );
}

describe('unmounting', () => {
  it.each(['authorizing', 'connecting', 'live'])('leaves nothing behind when %s', async (moment) => {
    const screen = await render(<Chat />);
    await reached(moment);
    await screen.unmount();
    await reached('ended');
    await nothingLeft();
    // The next mount creates another persona, and that one works.
    const again = await render(<Chat />);
    await reached('live');
    expect(page.openSessions()).toBe(1);
    await again.unmount();
    await nothingLeft();
  });

  it('leaves nothing behind while the session is ending', async () => {
    const screen = await render(<Chat />);
    await reached('live');
    const stopped = persona.end();
    await screen.unmount();
    await stopped;
    await nothingLeft();
    expect(page.simulator.sessions).toHaveLength(1);
  });
});

it('costs one session under StrictMode', async () => {
  const screen = await render(
    <StrictMode>
      <Chat />
    </StrictMode>,
  );
  await reached('live');
  expect(page.simulator.sessions).toHaveLength(1);
  await screen.unmount();
  await nothingLeft();
});

it('keeps the session when a child suspends while it is live', async () => {
  let resume: (module: { default: ComponentType }) => void = () => undefined;
  const Late = lazy(
    () =>
      new Promise<{ default: ComponentType }>((resolve) => {
        resume = resolve;
      }),
  );
  const tree = (suspends: boolean) => (
    <Suspense fallback={<p>Wait</p>}>
      <Chat>{suspends && <Late />}</Chat>
    </Suspense>
  );
  const screen = await render(tree(false));
  await reached('live');
  const before = persona;
  await screen.rerender(tree(true));
  await expect.element(screen.getByText('Wait')).toBeVisible();
  expect(status()).toBe('live');
  resume({ default: () => <p>It came</p> });
  await expect.element(screen.getByText('It came')).toBeVisible();
  expect(persona).toBe(before);
  expect(status()).toBe('live');
  expect(page.simulator.sessions).toHaveLength(1);
  await vi.waitFor(() => expect(screen.container.querySelector('video')?.paused).toBe(false), wait);
  await screen.unmount();
  await nothingLeft();
});

describe('a change of route', () => {
  it('keeps a persona that was created outside of the tree', async () => {
    persona = createPersona(page.options);
    const route = (name: string) => (
      <div key={name}>
        <PersonaChat persona={persona} appearance={{ showAdvice: false }} />
      </div>
    );
    const screen = await render(route('one'));
    await persona.start();
    await screen.rerender(route('two'));
    await reached('live');
    await vi.waitFor(() => expect(screen.container.querySelector('video')?.paused).toBe(false), wait);
    expect(page.simulator.sessions).toHaveLength(1);
    await screen.unmount();
    expect(status()).toBe('live');
    await persona.destroy();
    await nothingLeft();
  });

  it('ends a persona of the route', async () => {
    const screen = await render(<Chat key="one" />);
    await reached('live');
    await screen.rerender(<p key="two">Elsewhere</p>);
    await reached('ended');
    await nothingLeft();
    expect(page.simulator.sessions).toHaveLength(1);
    await screen.unmount();
  });
});

class Boundary extends Component<{ readonly children: ReactNode }> {
  override readonly state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  override render() {
    return this.state.failed ? <p>Sorry</p> : this.props.children;
  }
}

function Broken(): never {
  throw new Error('The app has a bug.');
}

describe('a component that throws', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

  it('ends the session with its provider when the boundary is above that', async () => {
    const tree = (broken: boolean) => (
      <Boundary>
        <Chat>{broken && <Broken />}</Chat>
      </Boundary>
    );
    const screen = await render(tree(false));
    await reached('live');
    await screen.rerender(tree(true));
    await expect.element(screen.getByText('Sorry')).toBeVisible();
    await nothingLeft();
    await screen.unmount();
  });

  it('leaves the session alone when the boundary is below the provider', async () => {
    const tree = (broken: boolean) => (
      <Chat>
        <Boundary>{broken && <Broken />}</Boundary>
      </Chat>
    );
    const screen = await render(tree(false));
    await reached('live');
    await screen.rerender(tree(true));
    await expect.element(screen.getByText('Sorry')).toBeVisible();
    expect(status()).toBe('live');
    await screen.unmount();
    await nothingLeft();
  });

  it('opens no session without an owner if the first render fails', async () => {
    const screen = await render(
      <Boundary>
        <Chat>
          <Broken />
        </Chat>
      </Boundary>,
    );
    await expect.element(screen.getByText('Sorry')).toBeVisible();
    expect(page.simulator.sessions).toHaveLength(0);
    await screen.unmount();
  });
});

it('separates two personas on one page', async () => {
  const made: Persona[] = [];
  const one = (place: number) => (
    <PersonaProvider {...page.options} autoStart>
      <Peek onPersona={(own) => (made[place] = own)} />
    </PersonaProvider>
  );
  const both = (second: boolean) => (
    <>
      {one(0)}
      {second && one(1)}
    </>
  );
  const screen = await render(both(true));
  const statuses = () => made.map(({ store }) => store.getState().session.status);
  await vi.waitFor(() => expect(statuses()).toEqual(['live', 'live']), wait);
  made[0]?.ask('Hello');
  await vi.waitFor(() => expect(made[0]?.store.getState().turn.status).toBe('speaking'), wait);
  expect(made[1]?.store.getState().turn.status).toBe('none');
  await screen.rerender(both(false));
  await vi.waitFor(() => expect(page.openSessions()).toBe(1), wait);
  expect(statuses()[0]).toBe('live');
  await screen.unmount();
  await nothingLeft();
});
