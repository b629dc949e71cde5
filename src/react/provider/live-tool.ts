/**
 * Returns a tool that reads its members when they are needed, except for the fixed ones. Functions, timeouts and
 * argument checks are always the latest.
 */
export function liveTool<Tool extends object>(fixed: Partial<Tool>, latest: () => Tool): Tool {
  return new Proxy(
    { ...latest() },
    {
      get: (_, member) => Reflect.get(member in fixed ? fixed : latest(), member) as unknown,
    },
  );
}

/** The tool of a component. The registered tool always calls the functions of the latest render. */
export class LiveTool<Tool extends object> {
  #latest: Tool;

  constructor(tool: Tool) {
    this.#latest = tool;
  }

  update(tool: Tool): void {
    this.#latest = tool;
  }

  forPersona(fixed: Partial<Tool>): Tool {
    return liveTool(fixed, () => this.#latest);
  }
}
