// Finds files that import each other in a circle, types included (Tarjan's strongly connected components).

/** One fault for each group of files that reach each other, with a shortest way round. */
export function findCycles(graph) {
  return components(graph)
    .filter((group) => group.length > 1 || (graph.get(group[0]) ?? []).includes(group[0]))
    .map((group) => {
      const way = shortestRound(graph, group.reduce((first, one) => (one < first ? one : first)), new Set(group));
      return { path: way[0], line: 1, message: `is part of a circle: ${way.join(' → ')}` };
    });
}

function components(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const onStack = new Set();
  const groups = [];
  const visit = (path) => {
    index.set(path, index.size);
    low.set(path, index.get(path));
    stack.push(path);
    onStack.add(path);
    for (const next of graph.get(path) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) visit(next);
      if (onStack.has(next)) low.set(path, Math.min(low.get(path), low.get(next)));
    }
    if (low.get(path) !== index.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    for (const one of group) onStack.delete(one);
    groups.push(group);
  };
  for (const path of graph.keys()) if (!index.has(path)) visit(path);
  return groups;
}

function shortestRound(graph, start, within) {
  const queue = [[start]];
  const seen = new Set();
  for (const way of queue) {
    for (const next of graph.get(way.at(-1)) ?? []) {
      if (next === start) return [...way, start];
      if (within.has(next) && !seen.has(next)) {
        seen.add(next);
        queue.push([...way, next]);
      }
    }
  }
  return [start];
}
