import type { Leak } from '#app/statistics/disclosure/audit-release.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { Disclosure, GivenAwayBy } from '#app/survey/wave/disclosure.ts'
import { offScale } from './mean-scales.ts'

/** Printed cells by the beginning of their names. */
const SOURCES: [RegExp, GivenAwayBy][] = [
  [/^(earlier|shown):/, 'release'],
  [/^flag /, 'flags'],
  [/^count all$/, 'total'],
  [/^count (rate|modes|languages)$/, 'card'],
  [/^count [a-zA-Z]+:/, 'group'],
  [/^(count|score) \S+ domain /, 'domains'],
  [/^count \S+ (item|node) /, 'items'],
  [/^(geometric |harmonic )?score (residents|plain|smile)/, 'group'],
  [/^(geometric |harmonic )?score /, 'index'],
]

/** A leak of the audit with the names of what it is about. */
export function discloseLeak(
  leak: Leak,
  { summary, reports }: { summary: ReleaseSummary; reports: CityReport[] },
  audience: Disclosure['audience'],
  release: string | null,
): Disclosure {
  const { cell, low, high, by } = offScale(leak)
  const words = cell.replace(/^(change:|once:|earlier:)+/, '').split(' ')
  const isScore = words[0] === 'score'
  const report = reports.find(({ city }) => city.code === words[1])
  const code = words[3]
  return {
    kind: cell.startsWith('change:') ? 'few-changed' : isScore ? 'hidden-score' : 'hidden-count',
    audience,
    city: report ? { code: report.city.code, name: report.city.name } : null,
    figure: report && code !== undefined ? labelOf(code, summary, report) : null,
    low: finite(low),
    high: finite(high),
    by: sourcesOf(by),
    release,
  }
}

/** A figure of a city that is hidden and still printed. */
export function discloseCity(
  { city }: CityReport,
  figure: LocalText | null,
  audience: Disclosure['audience'],
): Disclosure {
  const place = { city: { code: city.code, name: city.name }, figure }
  return { kind: 'still-printed', audience, ...place, low: null, high: null, by: ['itself'], release: null }
}

function sourcesOf(cells: string[]): GivenAwayBy[] {
  const found = cells.flatMap((cell) => SOURCES.find(([pattern]) => pattern.test(cell))?.[1] ?? [])
  return [...new Set(found)]
}

function labelOf(code: string, { framework }: ReleaseSummary, { items, domains }: CityReport): LocalText {
  const [variable, key] = code.split(':')
  const domain = domains?.find((one) => one.variable === variable)?.categories.find((one) => one.key === key)
  if (domain) return domain.label
  const item = items.find((one) => one.code === code)
  const node = framework.nodes.find((one) => one.code === code)
  return item?.label ?? node?.name ?? { 'zh-CN': code, en: code }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** One sentence for the command line. */
export function sayDisclosure({ kind, city, figure, low, high, by, release }: Disclosure): string {
  const where = [city?.name.en, figure?.en].filter(Boolean).join(', ') || 'the wave'
  const range = low === high ? `${low}` : `${low} to ${high}`
  switch (kind) {
    case 'few-changed':
      return `${where}: differs from ${release} by ${Math.abs(low ?? 0)} answers, which can be read off by subtraction.`
    case 'answers-changed':
      return `${where}: as many answers as in ${release}, but not the same ones; what was exchanged can be read off.`
    case 'still-printed':
      return `${where}: is hidden, yet a number of it is still printed.`
    case 'hidden-count':
      return `${where}: the hidden number of answers is known to be ${range} (from ${by.join(', ')}).`
    case 'hidden-score':
      return `${where}: the hidden score is known to be ${range} (from ${by.join(', ')}).`
  }
}
