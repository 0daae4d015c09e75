import type { CityIdentity, Edition } from '#app/survey/reports/report.ts'
import type { MethodCity, MethodLine, MethodMeasure, MethodsReport } from './methods-report.ts'

/** What a method moves, seen from the official one. */
export interface MethodMoves {
  line: MethodLine
  /** points of the index of all residents; null where either is not given */
  index: number | null
  smileRate: number | null
  /** cities with a place under both, and how many of them have another one */
  placed: number
  moved: number
  /** who moved furthest: places up (positive) or down */
  furthest: { city: CityIdentity; places: number } | null
  /** whose index changed most, in points */
  largest: { city: CityIdentity; points: number } | null
}

/** A measure of one city in one edition. */
export function measureOf(city: MethodCity, measure: MethodMeasure, edition: Edition): number | null {
  return measure === 'index' || measure === 'place' ? city[measure][edition] : city[measure]
}

/** How far every method but the official one moves figures and places. */
export function methodMoves({ cities, lines }: MethodsReport, edition: Edition): MethodMoves[] {
  const [official, ...others] = lines
  if (!official) return []
  return others.map((line) => {
    const places = differences(cities, official, line, 'place', edition).map(({ city, by }) => ({
      city,
      places: -by,
    }))
    const points = differences(cities, official, line, 'index', edition).map(({ city, by }) => ({
      city,
      points: by,
    }))
    const moved = places.filter((one) => one.places !== 0)
    return {
      line,
      index: difference(line.all.index[edition], official.all.index[edition]),
      smileRate: difference(line.all.smileRate, official.all.smileRate),
      placed: places.length,
      moved: moved.length,
      furthest: furthestBy(moved, (one) => one.places),
      largest: furthestBy(points, (one) => one.points),
    }
  })
}

/** The difference of two figures; null where either is not given. */
export function difference(value: number | null, from: number | null): number | null {
  return value === null || from === null ? null : value - from
}

function differences(
  cities: CityIdentity[],
  official: MethodLine,
  line: MethodLine,
  measure: MethodMeasure,
  edition: Edition,
) {
  return cities.flatMap((city, at) => {
    const by = difference(
      measureOf(line.cities[at]!, measure, edition),
      measureOf(official.cities[at]!, measure, edition),
    )
    return by === null ? [] : [{ city, by }]
  })
}

function furthestBy<One>(all: One[], by: (one: One) => number): One | null {
  return all.reduce<One | null>(
    (most, one) => (most && Math.abs(by(most)) >= Math.abs(by(one)) ? most : one),
    null,
  )
}
