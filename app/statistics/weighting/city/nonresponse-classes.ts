import { Refusal } from '../../refusal.ts'
import type { CityColumns, InvitedStratum, NonresponseRule, ResponseClass } from '../city-columns.ts'

/** Weighting classes of a city, and the factor of each stratum. */
export interface NonresponseAdjustment {
  classes: ResponseClass[]
  /** per stratum code */
  factor: Float64Array
}

interface Group {
  members: number[]
  invited: number
  responded: number
  /** Σ base weights of the invited and of the respondents */
  invitedWeight: number
  respondedWeight: number
}

/**
 * Weighting-class adjustment for nonresponse with the strata of an invited sample as classes:
 *
 *   w'ᵢ = dᵢ Σ_{invited of the class} d / Σ_{respondents of the class} d
 *
 * Classes with fewer than `mergeBelow` respondents are merged, the thinnest first, with the class whose
 * response rate is nearest (of equals the smaller): people who answer alike stand for each other.
 *
 * The step assumes that within a class answering does not depend on the answers. Given the number of
 * respondents in each stratum they are then a simple random sample of its people and the factors are constants,
 * so the stratified variance holds without a residual of its own. It says nothing of the bias where the
 * assumption fails, nor of merging strata that differ.
 *
 * @returns null where the recipe has no such step or the invited are not known
 * @throws Refusal INVALID_DATA {stratum, invited, responded} for more respondents than invited, MISSING_STRATUM
 * Source: Kalton and Flores-Cervantes (2003), Journal of Official Statistics 19(2), 81-97; Särndal and
 * Lundström (2005), Estimation in Surveys with Nonresponse, ch. 7.
 * Checked: two-roads test with `adjustNonresponse` of the steps.
 */
export function nonresponseClasses(
  { baseWeights, strata, invited }: CityColumns,
  rule: NonresponseRule | null,
): NonresponseAdjustment | null {
  if (!rule || !invited || !strata) return null
  let groups = invited.map((stratum, code) => startGroup(stratum, code))
  for (let i = 0; i < baseWeights.length; i++) {
    const group = groups[strata[i]!]
    if (!group) throw new Refusal('MISSING_STRATUM', { rows: [i + 1] })
    if (baseWeights[i] === 0) continue
    group.responded++
    group.respondedWeight += baseWeights[i]!
  }
  const over = groups.findIndex((group) => group.responded > group.invited)
  if (over >= 0) {
    const { invited: asked, responded } = groups[over]!
    throw new Refusal('INVALID_DATA', {
      stratum: invited[over]!.name,
      invited: asked,
      responded,
      expected: 'no more respondents than invited',
    })
  }
  while (groups.length > 1) {
    const thin = groups.reduce((a, b) => (b.responded < a.responded ? b : a))
    if (thin.responded >= Math.max(1, rule.mergeBelow)) break
    const into = nearest(thin, groups)
    const merged = merge(thin, into)
    groups = groups.flatMap((group) => (group === thin ? [] : group === into ? [merged] : [group]))
  }
  const factor = new Float64Array(invited.length)
  const classes = groups.map((group): ResponseClass => {
    const own = group.invitedWeight / group.respondedWeight
    for (const code of group.members) factor[code] = own
    return {
      strata: group.members.map((code) => invited[code]!.name),
      invited: group.invited,
      responded: group.responded,
      factor: own,
    }
  })
  return { classes, factor }
}

function startGroup({ invited, weight }: InvitedStratum, code: number): Group {
  return { members: [code], invited, responded: 0, invitedWeight: weight, respondedWeight: 0 }
}

function nearest(thin: Group, groups: Group[]): Group {
  const rate = ({ responded, invited }: Group) => responded / invited
  const distance = (group: Group) => Math.abs(rate(group) - rate(thin))
  return groups
    .filter((group) => group !== thin)
    .reduce((a, b) =>
      distance(b) < distance(a) || (distance(b) === distance(a) && b.responded < a.responded) ? b : a,
    )
}

function merge(a: Group, b: Group): Group {
  return {
    members: [...a.members, ...b.members].sort((one, other) => one - other),
    invited: a.invited + b.invited,
    responded: a.responded + b.responded,
    invitedWeight: a.invitedWeight + b.invitedWeight,
    respondedWeight: a.respondedWeight + b.respondedWeight,
  }
}
