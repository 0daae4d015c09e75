import type { Disclosure } from '#app/survey/wave/disclosure.ts'

/** The disclosures in the place a refusal names; none where it is about something else. */
export function readDisclosures(at: Record<string, unknown>): Disclosure[] {
  const { disclosures } = at
  return Array.isArray(disclosures) ? (disclosures as Disclosure[]) : []
}
