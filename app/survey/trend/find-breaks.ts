import type { FrameworkContent } from '#app/survey/framework.ts'
import { LANGUAGES, type Item, type LocalText } from '#app/survey/item.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'
import type { BreakKind } from './break-kinds.ts'
import type { Break } from './breaks.ts'
import { compareFrameworks } from './compare-frameworks.ts'
import { compareQuestionnaires } from './compare-questionnaires.ts'

/** What of a wave decides whether another may be compared with it. */
export interface WaveFacts {
  questionnaire: { code: string; version: number; form: string; items: Item[] }
  framework: { code: string; version: number; content: FrameworkContent }
  /** what names the way the index is made beside the framework; equal texts are equal ways */
  scheme: string
  population: LocalText
  /** shares of the modes of answering, 0..1; null when unknown */
  modes: Record<string, number> | null
  /** margins weighted to with the days of their figures; null when unknown */
  margins: { variable: string; dates: string[] }[] | null
  cities: {
    code: string
    design: ParticipationDesign
    /** codes of its districts when the wave opened */
    districts: string[]
    /** objective figures that enter; null where they are not known yet */
    indicators: { indicator: string; node: string; year: number; value: number }[] | null
  }[]
}

/** Share of the answers that must have moved between modes to make a break of it. */
const MODE_SHIFT = 0.1

/**
 * The breaks between two waves that what is stored of both shows: questionnaire item by item, form, modes, population,
 * margins, framework, scheme, and city by city design, boundaries and objective figures.
 */
export function findBreaks(before: WaveFacts, after: WaveFacts): Break[] {
  return [
    ...questionnaireBreaks(before, after),
    ...modeBreak(before, after),
    ...populationBreak(before, after),
    ...marginsBreak(before, after),
    ...frameworkBreaks(before, after),
    ...(before.scheme === after.scheme ? [] : [found('scheme', {})]),
    ...cityBreaks(before, after),
  ]
}

function found(kind: BreakKind, about: Partial<Break>): Break {
  return {
    kind,
    origin: 'found',
    cities: null,
    covers: null,
    edition: null,
    before: null,
    after: null,
    reason: null,
    on: null,
    late: false,
    ...about,
  }
}

function questionnaireBreaks(before: WaveFacts, after: WaveFacts): Break[] {
  const [old, now] = [before.questionnaire, after.questionnaire]
  const { reworded, added, dropped } = compareQuestionnaires(old.items, now.items)
  const [oldName, name] = [old, now].map(({ code, version }) => `${code}@${version}`)
  const names = { before: oldName ?? null, after: name ?? null }
  const moved = [...added, ...dropped]
  return [
    ...(reworded.length > 0 ? [found('wording', { covers: reworded, ...names })] : []),
    ...(moved.length > 0 ? [found('form', { covers: moved, ...names })] : []),
    ...(old.form === now.form ? [] : [found('form', { before: old.form, after: now.form })]),
  ]
}

function modeBreak({ modes: before }: WaveFacts, { modes: after }: WaveFacts): Break[] {
  if (before === null || after === null) return []
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const moved = names.reduce((sum, name) => sum + Math.abs((after[name] ?? 0) - (before[name] ?? 0)), 0) / 2
  return moved > MODE_SHIFT
    ? [found('mode-mix', { before: sharesText(before), after: sharesText(after) })]
    : []
}

function sharesText(shares: Record<string, number>): string {
  return Object.entries(shares)
    .map(([name, share]) => `${name} ${Math.round(share * 100)}%`)
    .join(', ')
}

function populationBreak({ population: before }: WaveFacts, { population: after }: WaveFacts): Break[] {
  if (LANGUAGES.every((tag) => before[tag].trim() === after[tag].trim())) return []
  return [found('population', { before: before.en, after: after.en })]
}

function marginsBreak({ margins: before }: WaveFacts, { margins: after }: WaveFacts): Break[] {
  if (before === null || after === null) return []
  const [old, now] = [marginsText(before), marginsText(after)]
  return old === now ? [] : [found('margins', { before: old, after: now })]
}

function marginsText(margins: { variable: string; dates: string[] }[]): string {
  return margins.map(({ variable, dates }) => `${variable} ${dates.join(' ')}`.trim()).join(', ')
}

function frameworkBreaks({ framework: before }: WaveFacts, { framework: after }: WaveFacts): Break[] {
  const names = {
    before: `${before.code}@${before.version}`,
    after: `${after.code}@${after.version}`,
  }
  const { people, blended } = compareFrameworks(before.content, after.content)
  return [
    ...(people.length > 0 ? [found('framework', { covers: people, edition: 'people', ...names })] : []),
    ...(blended.length > 0 ? [found('framework', { covers: blended, edition: 'blended', ...names })] : []),
  ]
}

function cityBreaks(before: WaveFacts, after: WaveFacts): Break[] {
  const old = new Map(before.cities.map((city) => [city.code, city]))
  const both = after.cities.flatMap((city) => {
    const known = old.get(city.code)
    return known ? [{ city, known }] : []
  })
  const where = (differs: (pair: (typeof both)[number]) => boolean) =>
    both.filter(differs).map(({ city }) => city.code)
  const design = where(({ city, known }) => city.design !== known.design)
  const boundaries = where(({ city, known }) => city.districts.join(' ') !== known.districts.join(' '))
  const nodes = [...new Set(after.framework.content.indicators.map(({ node }) => node))]
  return [
    ...(design.length > 0 ? [found('design', { cities: design })] : []),
    ...(boundaries.length > 0 ? [found('boundaries', { cities: boundaries })] : []),
    ...nodes.flatMap((node) => {
      const cities = where(
        ({ city, known }) =>
          city.indicators !== null &&
          known.indicators !== null &&
          vintage(city.indicators, node) !== vintage(known.indicators, node),
      )
      const all = cities.length === both.length ? null : cities
      return cities.length > 0 ? [found('indicator-vintage', { covers: [node], cities: all })] : []
    }),
  ]
}

function vintage(
  indicators: { indicator: string; node: string; year: number; value: number }[],
  node: string,
): string {
  return indicators
    .filter((figure) => figure.node === node)
    .map(({ indicator, year, value }) => `${indicator} ${year} ${value}`)
    .sort()
    .join('; ')
}
