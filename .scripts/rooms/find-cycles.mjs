/**
 * Returns one shortest cycle for each strongly connected component. The component's other cycles appear once that one
 * is broken.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph node → the nodes it points at
 * @returns {{ cycle: string[], component: string[] }[]} the cycle does not repeat its first node
 */
export function findCycles(graph) {
  return componentsOf(graph).map((component) => {
    const members = new Set(component);
    const cycles = component.map((node) => shortestCycle(graph, node, members));
    const [cycle = component] = cycles.sort((a, b) => a.length - b.length);
    return { cycle, component };
  });
}

/**
 * Finds the strongly connected components with more than one node, and nodes that point at themselves, with Tarjan's
 * algorithm.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph
 */
function componentsOf(graph) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const lowest = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {string[][]} */
  const components = [];

  /** @param {string} node */
  function visit(node) {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const component = open.splice(open.indexOf(node));
    if (component.length > 1 || graph.get(node)?.has(node)) components.push(component.sort());
  }

  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return components.sort((a, b) => String(a[0]).localeCompare(String(b[0])));
}

/**
 * Searches breadth-first, within the component.
 * @param {ReadonlyMap<string, ReadonlySet<string>>} graph @param {string} start @param {ReadonlySet<string>} members
 * @returns {string[]}
 */
function shortestCycle(graph, start, members) {
  /** @type {string[][]} */
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const next of graph.get(/** @type {string} */ (path.at(-1))) ?? []) {
      if (next === start) return path;
      if (!members.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [...members];
}
