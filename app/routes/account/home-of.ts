import type { SignedIn } from '../guard.server.ts'

/** The page where someone's work begins. */
export function homeOf({ role, cities }: Pick<SignedIn, 'role' | 'cities'>): string {
  if (role !== 'official') return `/${role}`
  const [city] = cities
  return city === undefined ? '/account' : `/official/${encodeURIComponent(city)}`
}
