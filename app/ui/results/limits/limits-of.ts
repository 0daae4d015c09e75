import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'

/** Something a result cannot say: a text under `limits`, with what the release says of it. */
export interface Limit {
  key: string
  cities?: number
  /** answers, below which a figure is marked or hidden */
  n?: number
  /** 0..1 */
  share?: number
  margins?: string[]
  languages?: string[]
}

/** What a release cannot say, from the release itself: who was asked and how, what is missing, what is a reading. */
export function limitsOfRelease(summary: ReleaseSummary): Limit[] {
  const { cities, counts, recipe } = summary
  const { thresholds } = recipe
  const open = cities.filter(({ design, n }) => design === 'open' && n !== null).length
  const indicative = cities.filter(({ mark }) => mark === 'indicative').length
  const hidden = cities.filter(({ mark }) => mark === 'hidden' || mark === 'evaluators').length
  const told = counts.toldHowToAnswer ?? 0
  return [
    { key: 'chosen', cities: counts.cities },
    ...(counts.ranked > 1 ? [{ key: 'order' }] : []),
    { key: 'cause' },
    ...nonresponse(
      summary,
      cities.some(({ design }) => design === 'invited'),
    ),
    ...(open > 0 ? [{ key: 'open', cities: open }] : []),
    ...(indicative > 0 ? [{ key: 'indicative', cities: indicative, n: thresholds.indicativeBelow }] : []),
    ...(hidden > 0 ? [{ key: 'hidden', cities: hidden, n: thresholds.evaluatorsBelow }] : []),
    ...(told > 0 ? [{ key: 'told', share: told }] : []),
    { key: 'languages', languages: summary.wave.languages },
    ...(summary.framework.status === 'working' ? [{ key: 'names' }] : []),
  ]
}

/** What a city's page cannot say. */
export function limitsOfCity(summary: ReleaseSummary, report: CityReport): Limit[] {
  const { design, place, mark, objective, n } = report
  const isPlaced = place.people !== null || place.blended !== null
  const old = objective.filter((figure) => figure.old).length
  return [
    ...(isPlaced ? [{ key: 'order' }] : []),
    { key: 'cause' },
    ...nonresponse(summary, design === 'invited'),
    ...(design === 'open' && n !== null ? [{ key: 'openHere' }] : []),
    ...(mark === 'indicative'
      ? [{ key: 'indicativeHere', n: summary.recipe.thresholds.indicativeBelow }]
      : []),
    ...(old > 0 ? [{ key: 'old', n: old, cities: objective.length }] : []),
    { key: 'languages', languages: summary.wave.languages },
  ]
}

function nonresponse({ recipe }: ReleaseSummary, isInvited: boolean): Limit[] {
  return isInvited ? [{ key: 'nonresponse', margins: recipe.weighting.margins }] : []
}
