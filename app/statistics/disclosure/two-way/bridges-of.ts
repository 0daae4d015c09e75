/** A count of the table with its totals, which stand in the last line and the last part. */
export interface Place {
  line: number
  part: number
}

/** A hidden count without which the graph falls apart, and what hangs together on either side of it. */
export interface Bridge {
  edge: Place
  /** nodes (lines first, then parts) on the side of its line */
  near: Set<number>
  /** on the side of its part */
  far: Set<number>
}

/**
 * The bridges of the graph whose nodes are the lines and the parts of a table and whose edges are hidden counts.
 *
 * Source: Tarjan (1974), Information Processing Letters 2(6), 160-161.
 */
export function bridgesOf(hidden: readonly Place[], lines: number, parts: number): Bridge[] {
  const edgesOf: number[][] = Array.from({ length: lines + parts }, () => [])
  hidden.forEach(({ line, part }, edge) => {
    edgesOf[line]!.push(edge)
    edgesOf[lines + part]!.push(edge)
  })
  const other = (edge: number, node: number) => {
    const { line, part } = hidden[edge]!
    return node === line ? lines + part : line
  }
  const order = new Int32Array(lines + parts).fill(-1)
  const lowest = new Int32Array(lines + parts)
  const bridges: number[] = []
  let next = 0
  for (let start = 0; start < order.length; start++) {
    if (order[start]! >= 0) continue
    const path: { node: number; via: number; at: number }[] = [{ node: start, via: -1, at: 0 }]
    order[start] = lowest[start] = next++
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = edgesOf[top.node]![top.at++]
      if (edge === undefined) {
        path.pop()
        const above = path.at(-1)
        if (!above) continue
        lowest[above.node] = Math.min(lowest[above.node]!, lowest[top.node]!)
        if (lowest[top.node]! > order[above.node]!) bridges.push(top.via)
      } else if (edge !== top.via) {
        const node = other(edge, top.node)
        if (order[node]! >= 0) {
          lowest[top.node] = Math.min(lowest[top.node]!, order[node]!)
        } else {
          order[node] = lowest[node] = next++
          path.push({ node, via: edge, at: 0 })
        }
      }
    }
  }
  return bridges.map((bridge) => {
    const edge = hidden[bridge]!
    return { edge, near: sideOf(edge.line, bridge), far: sideOf(lines + edge.part, bridge) }
  })

  function sideOf(start: number, bridge: number): Set<number> {
    const side = new Set([start])
    for (const node of side) {
      for (const edge of edgesOf[node]!) if (edge !== bridge) side.add(other(edge, node))
    }
    return side
  }
}
