import type { CityIdentity, CityLine, CityReport, Figure, GroupLine } from '#app/survey/report.ts'
import { isPublic } from './protect-report.ts'

/**
 * The city whose number of answers is withheld beside the only hidden one: with a single hidden city, the total of a
 * release minus the published numbers would be its number. The smallest published city goes with it.
 *
 * @param reports as the public reads them
 * @returns its code, or null when there is nothing to guard
 */
export function cityToWithhold(reports: CityReport[]): string | null {
  if (reports.filter(({ mark }) => mark === 'hidden').length !== 1) return null
  const [smallest] = reports
    .filter(({ mark }) => isPublic(mark))
    .sort((a, b) => (a.n ?? 0) - (b.n ?? 0) || (a.city.code < b.city.code ? -1 : 1))
  return smallest?.city.code ?? null
}

/** A figure without the number of answers behind it. */
function withoutCount(figure: Figure): Figure {
  return { ...figure, n: null, effectiveN: null }
}

/** A report without any number of answers; scores, errors and intervals stay. */
export function withholdInReport(report: CityReport): CityReport {
  const { index, senses } = report
  return {
    ...report,
    n: null,
    effectiveN: null,
    index: { people: withoutCount(index.people), blended: withoutCount(index.blended) },
    nodes: report.nodes.map((node) => ({
      ...node,
      people: withoutCount(node.people),
      blended: withoutCount(node.blended),
    })),
    smileRate: withoutCount(report.smileRate),
    satisfaction: withoutCount(report.satisfaction),
    senses: {
      gain: withoutCount(senses.gain),
      happiness: withoutCount(senses.happiness),
      security: withoutCount(senses.security),
    },
    items: report.items.map((item) => ({
      ...item,
      score: withoutCount(item.score),
      topTwo: withoutCount(item.topTwo),
    })),
  }
}

/** A group's line without counts where the withheld city belongs to the group. */
export function withholdInGroup(group: GroupLine, withheld: CityLine): GroupLine {
  if (!belongs(withheld.city, group)) return group
  return {
    ...group,
    residents: {
      people: withoutCount(group.residents.people),
      blended: withoutCount(group.residents.blended),
    },
    plain: { people: withoutCount(group.plain.people), blended: withoutCount(group.plain.blended) },
    smileRate: withoutCount(group.smileRate),
  }
}

function belongs(city: CityIdentity, { by, key }: GroupLine): boolean {
  if (by === 'all') return true
  if (by === 'province') return city.provinceCode === key
  return (by === 'cluster' ? city.cluster : city.adminLevel) === key
}
