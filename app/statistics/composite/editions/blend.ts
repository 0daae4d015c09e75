export type MissingSide = 'people-missing' | 'objective-missing' | 'both-missing'
export type Edition = 'people' | 'blended'

/** One second-level score of one city before it goes up the tree. */
export interface Blended {
  /** NaN when no side is there */
  score: number
  /** λ as it came out: the nominal one, 1 or 0 when a side is missing, NaN without any side */
  peopleShare: number
  flag: MissingSide | null
}

/**
 * Blends the two sides of a second-level index.
 *
 *   score = λ people + (1 - λ) objective;   one side missing: the other side, flagged
 *
 * The people edition is the same with λ = 1. A side of nominal share 0 is no side: it is neither
 * missed nor used in place of the other.
 *
 * @param people, objective 0..100, NaN is missing
 * @param peopleShare nominal λ, 0..1
 */
export function blend(people: number, objective: number, peopleShare: number, edition: Edition): Blended {
  const share = edition === 'people' ? 1 : peopleShare
  const noPeople = share > 0 && Number.isNaN(people)
  const noObjective = share < 1 && Number.isNaN(objective)

  if (noPeople && share === 1) {
    return { score: NaN, peopleShare: NaN, flag: edition === 'people' ? 'people-missing' : 'both-missing' }
  }
  if (noObjective && (noPeople || share === 0)) return { score: NaN, peopleShare: NaN, flag: 'both-missing' }
  if (noPeople) return { score: objective, peopleShare: 0, flag: 'people-missing' }
  if (noObjective) return { score: people, peopleShare: 1, flag: 'objective-missing' }

  const score = (share > 0 ? share * people : 0) + (share < 1 ? (1 - share) * objective : 0)
  return { score, peopleShare: share, flag: null }
}
