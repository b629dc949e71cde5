import type { PersonaError } from '../../internal/persona-error.js';
import { anamPort } from '../anam/anam-port.js';
import { loadSessionCode } from './load-session-code.js';
import { restoreModule } from '../api/load-restore-code.js';
import { createPersona } from '../api/persona.js';
import type { TurnHandle, TurnResult } from '../api/persona-api.js';
import type { TurnOutcome } from '../machine/turn/turn-state.js';
import type { PersonaOptions } from '../api/persona-options.js';
import type { PersonaState } from '../machine/persona-state.js';
import type { MicrophoneChange, Silence } from '../ports/microphone.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { PersonaMessage, TranscriptMessage } from '../machine/logs/message.js';
import type { CreateAnamClient } from '../anam/anam-sdk.js';
import { loadAnswerParts } from '../runtime/answer-parts-on-demand.js';
import { ErrorReporter } from '../runtime/error-reporter.js';
import { FakeAnamClient } from './fake-anam-client.js';
import { FakeClock } from './fake-clock.js';
import { audioStream, fakeMicrophone } from './fake-microphone.js';
import { HandModel } from './hand-model.js';
import { settle } from './settle.js';

// Sessions now start in the task of the call, as on a page after its first session.
await Promise.all([loadSessionCode(), loadAnswerParts(), restoreModule.load()]);

/** Returns the outcome of a turn so far, or `pending`. */
export async function outcomeOf(ended: Promise<TurnResult>): Promise<TurnOutcome | 'pending'> {
  let outcome: TurnOutcome | 'pending' = 'pending';
  void ended.then((result) => (outcome = result.outcome));
  await settle();
  return outcome;
}

const sourceOf = ({ session }: PersonaOptions) =>
  typeof session === 'object' ? (session.getToken ?? session) : session;

interface HarnessOptions extends Partial<PersonaOptions> {
  /** Adds server mode to client mode, whose model the test controls. */
  readonly serverLlmId?: string;
  /** Replaces the fake client. */
  readonly loadCreateClient?: () => Promise<CreateAnamClient>;
}

const noNetwork = () => Promise.reject(new TypeError('no network in a unit test'));

/** Options that replace everything outside a persona, and the controls for it. */
export function fakeOutside(given: HarnessOptions = {}) {
  const { serverLlmId, loadCreateClient: _, ...options } = given;
  const clock = new FakeClock();
  const clients: FakeAnamClient[] = [];
  const errors: PersonaError[] = [];
  const frames: (() => void)[] = [];
  const hides = new Set<() => void>();
  const claims: string[] = [];
  const replaced = new Set<() => void>();
  const visibility = new Set<(hidden: boolean) => void>();
  const returns = new Set<() => void>();
  const network = {
    online: true,
    come: () => {
      network.online = true;
      returns.forEach((callback) => callback());
    },
    listeners: returns,
  };
  const beacons: [url: string, body: string][] = [];
  const model = new HandModel();
  const microphone = fakeMicrophone();
  const microphoneChanges = new Set<(change: MicrophoneChange) => void>();
  const silences: (Silence & { closed: boolean })[] = [];
  let ids = 0;
  const loadCreateClient: () => Promise<CreateAnamClient> =
    given.loadCreateClient ??
    (async () => (token, clientOptions) => {
      const client = new FakeAnamClient(token, clientOptions);
      clients.push(client);
      return client.asClient;
    });
  const reporter = new ErrorReporter(() => personaOptions.onError);
  const personaOptions: PersonaOptions = {
    session: () => `token-${clients.length + 1}`,
    llm: { client: model, ...(serverLlmId !== undefined && { server: { llmId: serverLlmId } }) },
    onError: (error) => errors.push(error),
    ...options,
    devices: { microphone: false, ...options.devices },
    advanced: {
      ...options.advanced,
      environment: {
        clock,
        createId: (hint) => `${hint}-${(ids += 1)}`,
        scheduleFrame: (callback) => {
          frames.push(callback);
          return () => void frames.splice(frames.indexOf(callback), 1);
        },
        sessions: () =>
          anamPort({
            source: sourceOf(personaOptions),
            fetch: (input, init) => (personaOptions.advanced?.environment?.fetch ?? noNetwork)(input, init),
            clock,
            clientOptions: personaOptions.advanced?.clientOptions ?? {},
            onClient: personaOptions.advanced?.onClient,
            onThrown: (cause) => reporter.callback(cause),
            loadCreateClient,
          }),
        fetch: noNetwork,
        openMicrophone: async () => microphone,
        onMicrophoneChange: (callback) => {
          microphoneChanges.add(callback);
          return () => void microphoneChanges.delete(callback);
        },
        openSilence: () => {
          const silence = {
            stream: audioStream('silence') as never,
            closed: false,
            close: () => void (silence.closed = true),
          };
          silences.push(silence);
          return silence;
        },
        onPageHide: (callback) => {
          hides.add(callback);
          return () => void hides.delete(callback);
        },
        sendBeacon: (url, body) => beacons.push([url, body]),
        isOnline: () => network.online,
        onOnline: (callback) => {
          returns.add(callback);
          return () => void returns.delete(callback);
        },
        onHidden: (callback) => {
          visibility.add(callback);
          callback(false);
          return () => void visibility.delete(callback);
        },
        claim: (scope, onReplaced) => {
          claims.push(scope);
          replaced.add(onReplaced);
          return () => void replaced.delete(onReplaced);
        },
        // The middle value, which results in no jitter.
        random: () => 0.5,
        supportsWebRtc: () => true,
        ...options.advanced?.environment,
      },
    },
  };
  return {
    options: personaOptions,
    clock,
    clients,
    errors,
    frames,
    model,
    network,
    microphone,
    microphoneChanges,
    silences,
    hides,
    beacons,
    claims,
    /** Simulates another persona that opens a session. */
    replaced,
    visibility,
    /** Hides or shows the page. */
    hide: (hidden: boolean) => visibility.forEach((callback) => callback(hidden)),
    frame: () => frames.splice(0).forEach((callback) => callback()),
  };
}

/** A persona. The test controls everything outside it. */
export function personaHarness(given: HarnessOptions = {}) {
  const { options, ...outside } = fakeOutside(given);
  const { clients, microphoneChanges, frame } = outside;
  const persona = createPersona(options);
  const harness = {
    ...outside,
    persona,
    /** Tells the persona that a microphone may have become usable. */
    changeMicrophones: (change: MicrophoneChange) =>
      microphoneChanges.forEach((callback) => callback(change)),
    get client(): FakeAnamClient {
      const client = clients.at(-1);
      if (!client) throw new Error('There is no client yet.');
      return client;
    },
    /** The state as it would be published now. */
    get state(): PersonaState {
      frame();
      return persona.store.getState();
    },
    get messages(): TranscriptMessage[] {
      return logItems(harness.state.transcript);
    },
    get answers(): PersonaMessage[] {
      return harness.messages.filter((message) => message.role === 'persona');
    },
    /** Returns the outcome of a turn so far, after it was published. */
    async outcome({ ended }: TurnHandle): Promise<TurnOutcome | 'pending'> {
      await settle();
      frame();
      return outcomeOf(ended);
    },
    /** Starts a session and waits until it is live. */
    async live(): Promise<void> {
      const started = persona.start();
      await settle();
      harness.client.goLive(`session-${clients.length}`);
      frame();
      await started;
    },
  };
  return harness;
}

export type PersonaHarness = ReturnType<typeof personaHarness>;
