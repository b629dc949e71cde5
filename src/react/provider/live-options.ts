import type { PersonaOptions } from '../../core/index.js';
import { liveTool } from './live-tool.js';

type Tools = NonNullable<PersonaOptions['tools']>;
type Session = PersonaOptions['session'];
type TokenFunction = Extract<PersonaOptions['session'], (...given: never[]) => unknown>;

/**
 * Creates stable options whose functions call the latest props. `onError`, `session`, the adapter, and functions in
 * tools and option groups can therefore be written inline and are never stale.
 */
export class LiveOptions {
  readonly forPersona: PersonaOptions;
  #latest: PersonaOptions;

  constructor(options: PersonaOptions) {
    this.#latest = options;
    this.forPersona = {
      ...options,
      session: this.#liveSession(options.session),
      ...(options.llm && { llm: this.#liveModels(options.llm) }),
      ...(options.tools && { tools: this.#liveTools(options.tools) }),
      advanced: {
        ...options.advanced,
        onTurn: (turn) => this.#latest.advanced?.onTurn?.(turn),
        onData: (part, context) => this.#latest.advanced?.onData?.(part, context),
        // Set only if the app uses it, because some endpoints are then asked to count tokens.
        ...(options.advanced?.onUsage && {
          onUsage: (report) => this.#latest.advanced?.onUsage?.(report),
        }),
        onClient: (client, context) => this.#latest.advanced?.onClient?.(client, context),
      },
      onError: (error) => this.#latest.onError?.(error),
    };
  }

  update(options: PersonaOptions): void {
    this.#latest = options;
  }

  #liveSession(initial: Session): Session {
    let source = tokenSource(initial);
    if (typeof source !== 'function') return this.#liveEndpoint(initial);
    const getToken: TokenFunction = (request) => {
      const latest = tokenSource(this.#latest.session);
      if (typeof latest === 'function') source = latest;
      return (source as TokenFunction)(request);
    };
    return { ...(initial as { readonly getToken: TokenFunction }), getToken };
  }

  /** Headers and fields are read before each session. */
  #liveEndpoint(initial: Session): Session {
    if (typeof initial !== 'object') return initial;
    return liveTool({}, () => {
      const { session } = this.#latest;
      return typeof session === 'object' ? session : initial;
    });
  }

  #liveModels(initial: PersonaOptions['llm']): PersonaOptions['llm'] {
    const { client } = initial;
    if (!client || typeof client.stream !== 'function') return initial;
    const latest = () => this.#latest.llm.client ?? client;
    return {
      ...initial,
      client: {
        get name() {
          return latest().name;
        },
        stream: (request, options) => latest().stream(request, options),
        startProbing: () => latest().startProbing?.() ?? (() => undefined),
      },
    };
  }

  #liveTools(initial: Tools): Tools {
    return initial.map((tool) =>
      liveTool(
        { name: tool.name },
        () => this.#latest.tools?.findLast(({ name }) => name === tool.name) ?? tool,
      ),
    );
  }
}

const tokenSource = (session: Session) => (typeof session === 'object' ? session?.getToken : session);
