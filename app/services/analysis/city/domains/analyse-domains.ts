import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { adjustFamily } from '#app/statistics/estimation/across/adjust-family.ts'
import { domainCells } from '#app/statistics/estimation/domains/domain-cells.ts'
import {
  estimateDomains,
  type DomainEstimate,
  type DomainMeasureEstimate,
} from '#app/statistics/estimation/domains/estimate-domains.ts'
import {
  DOMAIN_VARIABLES,
  domainVerdict,
  type DomainCategory,
  type DomainReport,
  type DomainRow,
  type DomainVariable,
} from '#app/survey/reports/domains.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { AnalysisPlan, CityAnalysis } from '../analyse-city.ts'
import type { CitySample } from '../city-sample.ts'
import { emptyFigure, isPublic, isReadable, markOf, type Publishing } from '../figures.ts'
import { scoreSources } from '../estimate-sample.ts'
import { classifyResidents, type Classification } from './classify-residents.ts'
import { combineMeasures, type DomainMeasures, type SingleColumn } from './combine-measures.ts'

/**
 * The results of one city by district, age, sex, education and hukou, as far as its residents said: the people's side
 * of the index and its first level, the smile rate and satisfaction, each beside the rest of the city. A city that
 * nobody may read has none.
 *
 * @param plan with the weights of the official scheme
 * @param districts names of districts by code
 * @throws Refusal of `domainCells`
 */
export function analyseDomains(
  { frame, rows }: CitySample,
  columns: ResponseColumns,
  city: CityAnalysis,
  plan: AnalysisPlan,
  districts: ReadonlyMap<string, string>,
): DomainReport[] {
  const { weighed } = city
  if (!weighed || !isReadable(city.mark)) return []
  const { recipe, wave } = plan
  const { thresholds } = recipe
  const fewest = isPublic(city.mark) ? thresholds.evaluatorsBelow : thresholds.hiddenBelow
  const used = plan.nodes.filter((_, at) => (city.people[at]?.n ?? 0) >= fewest)
  const isKept = isPublic(city.mark) ? isPublic : isReadable
  const extras = [
    { measure: 'smile_rate' as const, of: city.smileRate, item: 'smile_greet_day', topTwo: true },
    {
      measure: 'satisfaction' as const,
      of: city.satisfaction,
      item: 'city_life_satisfaction',
      topTwo: false,
    },
  ].filter(({ of }) => isKept(of.mark))
  const sources = scoreSources(rows, columns, plan.scaled, used, extras)
  const places = plan.nodes.map((node) => {
    const at = used.indexOf(node)
    return at < 0 ? null : at
  })
  const single = extras.map(({ measure }, at): SingleColumn => ({ measure, column: used.length + at }))
  const made = combineMeasures(plan, places, sources.length, single)
  if (made.measures.length === 0) return []

  const found = classifyResidents(frame, rows, columns, wave.questionnaire.content.items, districts)
  const classified = found.map(({ codes, categories }) => ({
    codes: inOrder(codes, weighed.units.order),
    size: categories.length,
  }))
  const cells = domainCells(weighed, sources, classified, recipe.estimation.lonelyPsu)
  const publishing: Publishing = { design: frame.design, thresholds }
  return found.map((by, variable) => {
    const estimates = estimateDomains(weighed, cells, variable, {
      confidenceLevel: recipe.estimation.confidenceLevel,
      combine: made.combine,
      kinds: made.measures.map(({ measure }) => (measure === 'smile_rate' ? 'proportion' : 'mean')),
    })
    return reportDomains(by, estimates, made, publishing, 1 - recipe.estimation.confidenceLevel)
  })
}

function inOrder(codes: Int32Array, order: Int32Array): Int32Array {
  const sorted = new Int32Array(order.length)
  for (let i = 0; i < sorted.length; i++) sorted[i] = codes[order[i]!]!
  return sorted
}

/** The variables that any city has results by. */
export function domainVariables(reports: CityReport[]): DomainVariable[] {
  const found = new Set(reports.flatMap(({ domains = [] }) => domains.map(({ variable }) => variable)))
  return DOMAIN_VARIABLES.filter((variable) => found.has(variable))
}

function reportDomains(
  { variable, categories }: Classification,
  estimates: DomainEstimate[],
  { measures }: DomainMeasures,
  publishing: Publishing,
  alpha: number,
): DomainReport {
  const made = categories.map(({ key, label }, at): DomainCategory => {
    const estimate = estimates[at]!
    const n = Math.min(...estimate.measures.map((one) => one.n))
    const effectiveN = Math.min(...estimate.measures.map((one) => one.effectiveN))
    const mark = estimate.n === 0 ? 'none' : n === 0 ? 'hidden' : markOf(n, effectiveN, publishing)
    const { share } = estimate
    if (!isReadable(mark)) return { key, label, mark, n: null, effectiveN: null, share, rows: [] }
    const rows = measures.map((one, m): DomainRow => ({
      ...one,
      ...rowOf(estimate.measures[m]!, one.measure === 'smile_rate' ? 100 : 1, mark, publishing),
    }))
    return { key, label, mark, n, effectiveN, share, rows }
  })
  const tested = adjustFamily(made.flatMap(({ rows }) => rows.map(({ p }) => p)))
  let at = 0
  return {
    variable,
    comparisons: tested.count,
    correction: tested.method,
    categories: made.map((category) => ({
      ...category,
      rows: category.rows.map((row) => {
        const pAdjusted = tested.adjusted[at++] ?? null
        return { ...row, pAdjusted, verdict: domainVerdict({ ...row, pAdjusted }, alpha) }
      }),
    })),
  }
}

function rowOf(
  estimate: DomainMeasureEstimate,
  scale: number,
  mark: DomainCategory['mark'],
  { design }: Publishing,
): Omit<DomainRow, 'measure' | 'code'> {
  const times = (value: number | null) => (value === null ? null : value * scale)
  const { difference, se, ciLower, ciUpper, df, pValue } = estimate.comparison
  const tested = design === 'invited' && se !== null && se > 0
  return {
    figure:
      estimate.estimate === null
        ? emptyFigure('none')
        : {
            value: estimate.estimate * scale,
            se: times(estimate.se),
            low: times(estimate.ciLower),
            high: times(estimate.ciUpper),
            n: estimate.n,
            effectiveN: estimate.effectiveN,
            deff: null,
            mark,
          },
    ...{ difference: times(difference), se: times(se), low: times(ciLower), high: times(ciUpper) },
    df: tested && difference !== null ? df : null,
    t: tested && difference !== null ? difference / se : null,
    ...{ p: tested ? pValue : null, pAdjusted: null, verdict: design === 'open' ? 'open' : 'untested' },
  }
}
