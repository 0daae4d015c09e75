/** Response headers of pages that belong to one reader: no copy is kept anywhere. */
export function noStore() {
  return { 'Cache-Control': 'no-store' }
}
