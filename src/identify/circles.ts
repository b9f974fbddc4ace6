/**
 * Circles in a graph: each way that comes back to where it began, starting with the node that comes first. Of
 * circles that share nodes at least one is found. Takes a time that grows with nodes and edges.
 *
 * @param nodes In their order.
 * @param nextOf Where the edges of a node lead; nodes that are not in the list are left out.
 */
export const circlesIn = (
  nodes: Iterable<string>,
  nextOf: (node: string) => readonly string[],
): readonly (readonly string[])[] => {
  const order = new Map([...nodes].map((id, i) => [id, i]))
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of order.keys()) {
    // Depth first with a stack of our own: a chain may be as long as the map.
    const way: { node: string; left: string[] }[] = done.has(start)
      ? []
      : [{ node: start, left: [...nextOf(start)] }]
    const onWay = new Set(way.map(({ node }) => node))
    while (way.length > 0) {
      const top = way.at(-1)
      const next = top?.left.shift()
      if (!top || next === undefined) {
        const left = way.pop()
        if (left) {
          onWay.delete(left.node)
          done.add(left.node)
        }
      } else if (onWay.has(next)) {
        const from = way.findIndex(({ node }) => node === next)
        if (way.length - from > 1) circles.push(way.slice(from).map(({ node }) => node))
      } else if (!done.has(next) && order.has(next)) {
        way.push({ node: next, left: [...nextOf(next)] })
        onWay.add(next)
      }
    }
  }
  return circles.map((circle) => {
    const first = Math.min(...circle.map((id) => order.get(id) ?? 0))
    const from = circle.findIndex((id) => order.get(id) === first)
    return [...circle.slice(from), ...circle.slice(0, from)]
  })
}
