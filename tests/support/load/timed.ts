/** What some work came to, and how long it took. */
export interface Timed<Value = unknown> {
  value: Value
  seconds: number
  /** of the processor, which does not count other programs */
  cpuSeconds: number
}

export async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const start = performance.now()
  const cpu = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { value, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 }
}

/** The quickest of so many rounds. */
export async function bestOf<Value>(rounds: number, work: () => Promise<Value>): Promise<Timed<Value>> {
  let best = await timed(work)
  for (let round = 1; round < rounds; round++) {
    const next = await timed(work)
    if (next.seconds < best.seconds) best = next
  }
  return best
}

/** A figure with four significant digits. */
export const rounded = (value: number) => Number(value.toPrecision(4))
