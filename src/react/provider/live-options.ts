import type { PersonaOptions } from '../../core/index.js';
import { liveTool } from './live-tool.js';

type Tools = NonNullable<PersonaOptions['tools']>;

/**
 * The options that a persona is made with, once; every function in them looks up the latest props when it is called.
 * So `onError`, `onClient`, `session`, the adapter and the functions of tools can be written inline, and none of them is ever stale.
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
      onError: (error) => this.#latest.onError?.(error),
      onClient: (client, context) => this.#latest.onClient?.(client, context),
      onTimeline: (turn) => this.#latest.onTimeline?.(turn),
    };
  }

  update(options: PersonaOptions): void {
    this.#latest = options;
  }

  #liveSession(initial: PersonaOptions['session']): PersonaOptions['session'] {
    if (typeof initial !== 'function') return initial;
    let source = initial;
    return (request) => {
      const { session } = this.#latest;
      if (typeof session === 'function') source = session;
      return source(request);
    };
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
