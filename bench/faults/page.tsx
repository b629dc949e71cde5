import { PersonaChat } from 'anam-react';
import { createPersona, logItems, type Persona, type SessionState } from 'anam-react/core';
import { createSimulator, simulatedLlm, type Simulator } from 'anam-react/simulator';
import 'anam-react/styles.css';
import { createRoot } from 'react-dom/client';
import { openLedger, type BrowserLedger } from '../../src/core/testing/browser-ledger.js';
import { faults, type Fault } from './faults.js';

const text = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.';

export interface Row {
  readonly fault: string;
  /** The states of the session, in order. */
  readonly path: string;
  /** The messages that the page shows in its worst state. */
  readonly saw: string;
  /** The time from the fault to a live session, in ms; `null` if the session stayed live, or was expected to end. */
  readonly recovered: number | null;
  /** Words of the answer that were neither heard nor stored as written. */
  readonly lost: number;
  /** Words of the answer that the user did not hear. */
  readonly unheard: number;
  readonly leaked: number;
  /** Whether a later question is answered, after a new start if the session has ended. */
  readonly usable: boolean;
  /** The number of opened sessions. */
  readonly sessions: number;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const words = (written: string) => written.split(' ').filter(Boolean).length;

async function until(isTrue: () => boolean, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** Runs one fault. The page has no session before and after it. */
class Trial {
  readonly #ledger: BrowserLedger = openLedger();
  readonly #simulator: Simulator;
  readonly #persona: Persona;
  readonly #root = createRoot(document.querySelector('#root') as Element);
  readonly #path: string[] = [];
  #worst = '';
  #struckAt = 0;
  #undo: () => void = () => undefined;
  #recovered: number | null = null;

  constructor(private readonly fault: Fault) {
    this.#simulator = createSimulator({
      ...(fault.scenario && { scenario: fault.scenario }),
      microphone: 'ignore',
      media: { width: 256, height: 256 },
      speech: { rate: 2, latencyMs: 20 },
    });
    this.#simulator.install();
    this.#persona = createPersona({
      session: this.#simulator.session,
      llm: { client: simulatedLlm({ paceMs: 8 }) },
      devices: { microphone: false },
      ...fault.options,
    });
    this.#persona.store.subscribe(({ session }, before) => this.#note(session, before.session));
    this.#root.render(<PersonaChat persona={this.#persona} appearance={{ showAdvice: false }} />);
  }

  async run(name: string): Promise<Row> {
    const started = await this.#persona.start().then(
      () => true,
      () => false,
    );
    if (started) await this.#speak();
    const row = this.#judge(name);
    const usable = this.fault.atStart ? !started : await this.#isUsable();
    const sessions = this.#simulator.sessions.length;
    return { ...row, usable, sessions, leaked: await this.#leave() };
  }

  async #speak(): Promise<void> {
    const { fault } = this;
    await until(() => this.#state().connectionQuality === 'good' || fault.strike === undefined, 5000);
    const turn = this.#persona.say(text);
    await until(() => this.#heard().length > 8 || this.#state().session.status === 'ended', 5000);
    this.#struckAt = performance.now();
    const session = this.#simulator.sessions.at(-1);
    if (session) this.#undo = fault.strike?.(session) ?? this.#undo;
    await turn.ended;
    if (fault.ends) await until(() => this.#state().session.status === 'ended', 10_000);
    // The video may still be frozen when everything has been spoken.
    else await until(() => this.#state().session.status !== 'reconnecting', 60_000);
    // The stage shows in its next frame why the session ended.
    await sleep(300);
    this.#look();
  }

  #note(session: SessionState, before: SessionState): void {
    if (session.status === before.status) return;
    this.#path.push(session.status === 'ended' ? `ended (${session.reason})` : session.status);
    if (session.status === 'live' && before.status === 'reconnecting')
      this.#recovered ??= performance.now() - this.#struckAt;
    if (session.status === 'reconnecting' || session.status === 'ended') setTimeout(() => this.#look(), 100);
  }

  /** Reads the texts on the stage and in the notices. */
  #look(): void {
    const shown = document.querySelectorAll(
      '.persona-stage-status, .persona-stage-view > p, .persona-error-text',
    );
    const seen = [...shown]
      .map((element) => element.textContent?.trim())
      .filter(Boolean)
      .join(' · ');
    const isWorse = this.#state().session.status !== 'live' || this.#worst === '';
    if (isWorse && seen) this.#worst = seen;
  }

  #judge(fault: string): Omit<Row, 'usable' | 'sessions' | 'leaked'> {
    const answer = logItems(this.#state().transcript).find(({ role }) => role === 'persona');
    const written = answer?.role === 'persona' ? answer.written : '';
    const started = this.#path.includes('live');
    return {
      fault,
      path: this.#path.filter((status) => status !== 'authorizing').join(' → '),
      saw: this.#worst || errorOf(this.#state().session),
      recovered: this.#recovered === null ? null : Math.round(this.#recovered),
      lost: started ? words(text) - words(written) : 0,
      unheard: started ? words(text) - words(this.#heard()) : 0,
    };
  }

  async #isUsable(): Promise<boolean> {
    if (this.#state().session.status === 'ended') await this.#persona.start().catch(() => undefined);
    if (this.#state().session.status !== 'live') return false;
    const before = logItems(this.#state().transcript).length;
    const { outcome } = await this.#persona.ask('Are you there?').ended;
    return outcome === 'completed' && logItems(this.#state().transcript).length === before + 2;
  }

  async #leave(): Promise<number> {
    this.#undo();
    await this.#persona.destroy();
    this.#root.unmount();
    const left = () => this.#ledger.openPeers() + this.#ledger.liveTracks() + this.#ledger.listeners();
    this.#simulator.uninstall();
    await until(() => left() === 0, 5000);
    this.#ledger.restore();
    return left();
  }

  #state() {
    return this.#persona.store.getState();
  }

  #heard(): string {
    const answer = logItems(this.#state().transcript).find(({ role }) => role === 'persona');
    return answer?.role === 'persona' ? answer.heard : '';
  }
}

const errorOf = (session: SessionState) =>
  session.status === 'ended' ? (session.error?.userMessage ?? session.reason) : '';

// React adds permanent listeners to the document when its first root is created.
createRoot(document.createElement('div')).unmount();

Object.assign(globalThis, {
  faultNames: () => Object.keys(faults),
  runFault: (name: string) => new Trial(faults[name] as Fault).run(name),
});
