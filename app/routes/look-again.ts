/** `headers` of a page that is looked at again while a job works, as its loader says: kept by nobody. */
export function lookAgain({ loaderHeaders }: { loaderHeaders: Headers }) {
  const again = loaderHeaders.get('Refresh')
  return { 'Cache-Control': 'no-store', ...(again === null ? {} : { Refresh: again }) }
}
