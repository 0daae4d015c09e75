import type { DriverMark, ReleaseDrivers } from '../drivers.ts'
import type { CityReport, Figure } from '../report.ts'

/** derived: what goes with satisfaction; stated: what residents put first themselves. */
export const IMPORTANCES = ['derived', 'stated'] as const
export type ImportanceKind = (typeof IMPORTANCES)[number]

/** One index with how much it matters and how well it does, as residents say. */
export interface ImportancePoint {
  code: string
  importance: number
  low: number | null
  high: number | null
  score: Figure
}

/** Both axes of the picture "what matters and how it does". */
export interface Importance {
  kind: ImportanceKind
  /** whose importance it is; `release`: the mean over `cities`, as the city has none of its own */
  of: 'city' | 'release'
  cities: number | null
  /** why the city has none of its own; `shown` where it has */
  mark: DriverMark
  n: number | null
  effectiveN: number | null
  explained: number | null
  /** most important first */
  points: ImportancePoint[]
  /** where the axes cross: the means of both */
  middle: { importance: number; score: number }
}

/**
 * The importance that is asked for beside the people scores of the city; null where there is none to show.
 */
export function importanceOf(
  { drivers, nodes }: CityReport,
  release: ReleaseDrivers | undefined,
  kind: ImportanceKind,
): Importance | null {
  if (!drivers) return null
  const scoreOf = (code: string) => nodes.find((node) => node.code === code)?.people
  const together = (
    rows: { code: string; importance: number; low: number | null; high: number | null }[],
    rest: Omit<Importance, 'points' | 'middle'>,
  ): Importance | null => {
    const points = rows
      .flatMap((row): ImportancePoint[] => {
        const score = scoreOf(row.code)
        return score && score.value !== null ? [{ ...row, score }] : []
      })
      .toSorted((a, b) => b.importance - a.importance)
    if (points.length < 2) return null
    const mean = (of: (point: ImportancePoint) => number) =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length
    return {
      ...rest,
      points,
      middle: {
        importance: mean(({ importance }) => importance),
        score: mean(({ score }) => score.value!),
      },
    }
  }
  const none = { n: null, effectiveN: null, explained: null, cities: null }
  if (kind === 'stated') {
    const [first] = drivers.stated
    const rows = first?.rows.map(({ code, share, low, high }) => ({ code, importance: share, low, high }))
    return rows ? together(rows, { kind, of: 'city', mark: 'shown', ...none }) : null
  }
  const { mark, n, effectiveN, explained, rows } = drivers.derived
  const own = mark === 'shown'
  const slopes = (own ? rows : (release?.rows ?? [])).map(({ code, estimate, low, high }) => ({
    ...{ code, low, high },
    importance: estimate,
  }))
  return together(slopes, {
    ...{ kind, mark, n, effectiveN, explained },
    of: own ? 'city' : 'release',
    cities: own ? null : (release?.cities ?? null),
  })
}
