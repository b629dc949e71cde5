/**
 * A tool whose members, but for the fixed ones, are looked up whenever they are needed: the functions, the times and the
 * check of the arguments are the latest.
 */
export function liveTool<Tool extends object>(fixed: Partial<Tool>, latest: () => Tool): Tool {
  return new Proxy({} as Tool, {
    get: (_, member) => Reflect.get(member in fixed ? fixed : latest(), member) as unknown,
  });
}

/** A tool of a component: its functions change with every render, and the one that is registered knows. */
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
