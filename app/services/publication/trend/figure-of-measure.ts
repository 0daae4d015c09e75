import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import type { MeasureKey } from '#app/survey/trend/changes.ts'
import { LADDER } from '#app/survey/trend/measure-parts.ts'

/** The figure of a report that a measure names; null where the report has none. */
export function figureOfMeasure(report: CityReport, { measure, code, edition }: MeasureKey): Figure | null {
  const itemScore = (item: string) => report.items.find((one) => one.code === item)?.score ?? null
  switch (measure) {
    case 'index':
      return report.index[edition]
    case 'first_level':
    case 'second_level':
      return report.nodes.find((node) => node.code === code)?.[edition] ?? null
    case 'smile_rate':
      return report.smileRate
    case 'satisfaction':
      return report.satisfaction
    case 'sense':
      return report.senses[code as keyof CityReport['senses']] ?? null
    case 'ladder':
      return itemScore(LADDER)
    case 'item_score':
      return itemScore(code)
  }
}
