import type { DomainReport, DomainRow } from '#app/survey/reports/domains.ts'
import type { CityReport } from '#app/survey/reports/report.ts'

/** What the reader chose to see: a variable and one of its measures. */
export interface DomainChoice {
  domain: DomainReport
  /** key of the measure; the first one when nothing of the variable can be shown */
  measure: string
  /** what can be chosen, in the order it is offered */
  measures: Pick<DomainRow, 'measure' | 'code'>[]
}

/** A measure in an address: its name, or the code of a first-level index. */
export function measureKey({ measure, code }: Pick<DomainRow, 'measure' | 'code'>): string {
  return measure === 'first_level' ? code : measure
}

/** The row of a category for a measure. */
export function rowOf(rows: DomainRow[], key: string): DomainRow | undefined {
  return rows.find((row) => measureKey(row) === key)
}

/**
 * Reads `by` and `figure` of an address; what is not known is the first there is.
 *
 * @param path path and query of the page
 */
export function readDomainChoice({ domains = [] }: CityReport, path: string): DomainChoice | null {
  const query = new URLSearchParams(path.split('?', 2)[1] ?? '')
  const domain = domains.find(({ variable }) => variable === query.get('by')) ?? domains[0]
  if (!domain) return null
  const measures = domain.categories.find(({ rows }) => rows.length > 0)?.rows ?? []
  const asked = measures.find((one) => measureKey(one) === query.get('figure')) ?? measures[0]
  return { domain, measures, measure: asked ? measureKey(asked) : 'index' }
}
