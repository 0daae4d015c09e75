/** Keeps the values asked for last, up to a number of them. */
export class BoundedCache<Value> {
  private readonly values = new Map<string, Value>()

  constructor(private readonly most: number) {}

  /** The kept value of a key, or the one that `make` gives; nothing is kept when that is null. */
  async get(key: string, make: () => Promise<Value | null>): Promise<Value | null> {
    const kept = this.values.get(key)
    const value = kept ?? (await make())
    if (value === null) return null
    this.values.delete(key)
    this.values.set(key, value)
    const [oldest] = this.values.keys()
    if (this.values.size > this.most && oldest !== undefined) this.values.delete(oldest)
    return value
  }
}
