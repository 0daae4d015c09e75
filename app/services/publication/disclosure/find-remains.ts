import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { figureOfMeasure } from '../trend/figure-of-measure.ts'
import { discloseCity } from './say-disclosure.ts'
import { hides, type PrintedRelease } from './printed-release.ts'

/**
 * Hidden figures of which a number is left. An interval tells the number of answers as well as the number itself does
 * (its half width over the standard error is a quantile of t with n - strata degrees of freedom), and so do design
 * effect and effective n; a figure that hides its n has to hide them all. A change since an earlier wave with the figure
 * of that wave is the figure itself, so it goes with it.
 */
export function findRemains({ summary, reports, audience }: PrintedRelease): Disclosure[] {
  return reports.flatMap((report, at) => {
    const line = summary.cities[at]
    const found: Disclosure[] = []
    const check = (figure: Figure, label: LocalText | null, mark = figure.mark) => {
      if (hidesFrom(mark, audience) && hasNumber(figure)) found.push(discloseCity(report, label, audience))
    }
    const { mark, index, nodes, items, senses } = report
    check({ ...index.people, n: report.n, effectiveN: report.effectiveN, deff: report.deff }, null, mark)
    if (line && audience === 'public') {
      check({ ...line.index.people, n: line.n, effectiveN: line.effectiveN }, null, mark)
      check(line.index.blended, null, mark)
      check(line.smileRate, null)
    }
    for (const figure of [index.blended, report.smileRate, report.satisfaction, ...Object.values(senses)]) {
      check(figure, null)
    }
    for (const { code, people, blended } of nodes) {
      const name = summary.framework.nodes.find((node) => node.code === code)?.name ?? null
      check(people, name)
      check(blended, name)
    }
    for (const item of items) {
      check(item.score, item.label)
      check(item.topTwo, item.label)
      if (item.mean) check(item.mean, item.label)
      const shares = [item.dontKnow, item.notApplicable, ...item.options.map(({ share }) => share)]
      const left = shares.some((share) => share !== null)
      if (left && hidesFrom(item.score.mark, audience)) found.push(discloseCity(report, item.label, audience))
    }
    for (const { categories } of report.domains ?? []) {
      for (const { label, mark: own, n, effectiveN, share, rows } of categories) {
        const left = [n, effectiveN, share].some((number) => number !== null) || rows.length > 0
        if (hidesFrom(own, audience) && left) found.push(discloseCity(report, label, audience))
        if (audience === 'evaluator') continue
        const counted = rows.some(({ figure }) => figure.n !== null || figure.effectiveN !== null)
        if (counted || n !== null) found.push(discloseCity(report, label, audience))
      }
    }
    for (const { themes } of report.themes ?? []) {
      for (const { words, mark: own, n } of themes) {
        const label = { 'zh-CN': words.join(' · '), en: words.join(' · ') }
        const counted = audience === 'public' && n !== null
        if (counted || hidesFrom(own, audience)) found.push(discloseCity(report, label, audience))
      }
    }
    for (const row of (report.changes ?? []).flatMap(({ rows }) => rows)) {
      const own = figureOfMeasure(report, row)
      const printed = row.now !== null || row.difference !== null || row.parts !== null
      if (own && hidesFrom(own.mark, audience) && printed) found.push(discloseCity(report, null, audience))
    }
    return found
  })
}

function hidesFrom(mark: CityReport['mark'], audience: PrintedRelease['audience']): boolean {
  return hides(mark) && !(audience === 'evaluator' && mark === 'evaluators')
}

function hasNumber({ value, se, low, high, n, effectiveN, deff }: Figure): boolean {
  return [value, se, low, high, n, effectiveN, deff].some((number) => number !== null)
}
