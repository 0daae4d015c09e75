/** One stratum of the frame of an invited sample. */
export interface StratumFrame {
  code: string
  label: string
  /** people of the wave's population who live in it */
  population: number
  /** people invited there */
  invited: number
}

/**
 * People each respondent of a stratum stands for before weighting: the inverse of the chance to be invited.
 *
 *   d = N / m
 *
 * @throws RangeError when nobody was invited, for then nobody could answer
 */
export function baseWeightOf({ population, invited }: Pick<StratumFrame, 'population' | 'invited'>): number {
  if (!(invited > 0)) throw new RangeError('a stratum without invitations has no base weight')
  return population / invited
}

/** What a district must tell to be a stratum. */
interface FrameDistrict {
  code: string
  nameZh: string
  population15Plus: number | null
}

/**
 * The default frame of a city: its districts are the strata, and the invitations are shared out by their residents of
 * 15 and over (largest remainders). A district gets at least two invitations, so that its variance can be estimated,
 * and never more than it has residents.
 *
 * @param invited invitations in the city
 * @returns null when the districts have no figures, or when there are fewer than two invitations for each
 */
export function districtFrame(districts: FrameDistrict[], invited: number): StratumFrame[] | null {
  const frame = districts.map(({ code, nameZh, population15Plus }) => ({
    code,
    label: nameZh,
    population: population15Plus ?? 0,
    invited: 0,
  }))
  const residents = frame.reduce((sum, { population }) => sum + population, 0)
  if (frame.length === 0 || frame.some(({ population }) => population < LEAST)) return null
  if (invited < LEAST * frame.length || invited > residents) return null

  const wanted = frame.map(({ population }) => (invited * population) / residents)
  const given = frame.map(({ population }, at) =>
    Math.min(population, Math.max(LEAST, Math.floor(wanted[at] ?? 0))),
  )
  let left = invited - given.reduce((sum, count) => sum + count, 0)
  while (left !== 0) {
    const at = mostUnfair(frame, wanted, given, left > 0)
    given[at] = (given[at] ?? 0) + Math.sign(left)
    left -= Math.sign(left)
  }
  return frame.map((stratum, at) => ({ ...stratum, invited: given[at] ?? 0 }))
}

const LEAST = 2

/** The district furthest below (or above) its fair share that can still take (or give) one invitation. */
function mostUnfair(frame: StratumFrame[], wanted: number[], given: number[], below: boolean): number {
  let found = -1
  let distance = -Infinity
  for (let at = 0; at < frame.length; at++) {
    const now = given[at] ?? 0
    const possible = below ? now < (frame[at]?.population ?? 0) : now > LEAST
    const gap = ((wanted[at] ?? 0) - now) * (below ? 1 : -1)
    if (possible && gap > distance) [found, distance] = [at, gap]
  }
  return found
}
