/** Loader data for the page that is being rendered, and for nothing else. */
export interface ForPage<Value> {
  readonly value: Value
}

/**
 * Keeps a value out of the stream into which Remix writes loader data for hydration: our pages have none, and writing
 * a release takes three times as long as rendering it. What is kept out is not served under `.data` addresses either.
 */
export function forPage<Value>(value: Value): ForPage<Value> {
  return Object.defineProperty({}, 'value', { value, enumerable: false }) as ForPage<Value>
}
