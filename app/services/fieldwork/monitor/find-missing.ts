import type { ChannelRow } from '#app/data/fieldwork/channels/channels.server.ts'
import type { GroupCount } from '#app/data/fieldwork/monitor/field-counts.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import { HIDDEN_BELOW, ROUNDED_TO, type MissingGroup } from '#app/survey/wave/field-report.ts'

/** A group is missing when it has less than this of its share, and when as many as this were to be expected by now. */
const LESS_THAN = 0.8
const EXPECTED_AT_LEAST = HIDDEN_BELOW
/** A channel is named when it has brought this many answers, and the group this much oftener than all channels together. */
const CHANNEL_AT_LEAST = 30
const OFTENER = 1.2
const MOST = 6

const VARIABLES = [
  ['sex', 'sex', (one: GroupCount) => one.sex],
  ['age', 'age_group', (one: GroupCount) => one.ageGroup],
  ['district', 'district', (one: GroupCount) => one.district],
] as const

/** Who is missing among the answers of a city, the widest gap first, each with the channel that has reached them best. */
export function findMissing(
  counts: GroupCount[],
  margins: MarginRow[],
  channels: ChannelRow[],
): MissingGroup[] {
  return VARIABLES.flatMap(([variable, margin, of]) => {
    const named = counts.filter((one) => of(one) !== null)
    const known = sum(named)
    return margins
      .filter((row) => row.variable === margin)
      .flatMap(({ category, share }) => {
        const own = named.filter((one) => of(one) === category)
        const expected = known * share
        if (expected < EXPECTED_AT_LEAST || sum(own) >= LESS_THAN * expected) return []
        const short = Math.max(1, Math.round((expected - sum(own)) / ROUNDED_TO)) * ROUNDED_TO
        return [{ variable, category, short, channel: bestChannel(own, named, channels) }]
      })
  })
    .sort((a, b) => b.short - a.short)
    .slice(0, MOST)
}

function bestChannel(own: GroupCount[], all: GroupCount[], channels: ChannelRow[]): MissingGroup['channel'] {
  const overall = sum(own) / sum(all)
  const best = channels
    .map(({ code, name }) => {
      const brought = sum(all.filter(({ channel }) => channel === code))
      const reached = sum(own.filter(({ channel }) => channel === code))
      return { name, brought, reached, share: brought > 0 ? reached / brought : 0 }
    })
    .filter(({ brought, reached }) => brought >= CHANNEL_AT_LEAST && reached >= HIDDEN_BELOW)
    .sort((a, b) => b.share - a.share)[0]
  if (!best || best.share < OFTENER * overall) return null
  return { name: best.name, share: Math.round(best.share * 20) / 20 }
}

function sum(counts: { answers: number }[]): number {
  return counts.reduce((all, { answers }) => all + answers, 0)
}
