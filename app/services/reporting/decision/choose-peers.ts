import type { PeerKind } from '#app/survey/reports/decision/comparisons.ts'
import type { CityLine } from '#app/survey/reports/report.ts'

/** Peers on a page: enough for a picture, few enough for the correction to leave something. */
const MOST_PEERS = 8

/**
 * The cities of a release that one city is held against: those with a published index and the same design, because
 * invited samples and open participation say different things; nearest in population (by ratio) first.
 *
 * @returns at most eight; empty where the city or its population is not known
 */
export function choosePeers(lines: readonly CityLine[], code: string, by: PeerKind): CityLine[] {
  const own = lines.find(({ city }) => city.code === code)
  if (!own) return []
  const size = ({ city }: CityLine) => Math.log(city.population15Plus ?? NaN)
  const distance = (line: CityLine) => Math.abs(size(line) - size(own))
  const alike = (line: CityLine) => {
    if (by === 'size') return !Number.isNaN(distance(line))
    const key = by === 'level' ? 'adminLevel' : 'cluster'
    return line.city[key] !== '' && line.city[key] === own.city[key]
  }
  const rank = (line: CityLine) => (Number.isNaN(distance(line)) ? Infinity : distance(line))
  return lines
    .filter(
      (line) =>
        line.city.code !== code &&
        line.design === own.design &&
        line.index.blended.value !== null &&
        alike(line),
    )
    .toSorted((a, b) => rank(a) - rank(b) || (a.city.code < b.city.code ? -1 : 1))
    .slice(0, MOST_PEERS)
}
