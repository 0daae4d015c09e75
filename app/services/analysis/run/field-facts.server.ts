import { countToldByChannel } from '#app/data/fieldwork/monitor/field-counts.server.ts'
import { listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { listOutcomes } from '#app/data/fieldwork/monitor/outcomes.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { eligibleShare } from '#app/statistics/response-rates/eligible-share.ts'
import { outcomeRates } from '#app/statistics/response-rates/outcome-rates.ts'
import { OUTCOMES } from '#app/survey/wave/outcomes.ts'

/** Fewest people who must have said whether they were told how to answer before a channel's share is given. */
const TOLD_AT_LEAST = 30

/**
 * What the method card tells of the fieldwork beside its counts: outcome rates once outcomes have been entered, and by channel the
 * share of those who were told how to answer, rounded to five per cent. Of the cities everyone may read, and of no others.
 *
 * @param cities codes of those cities
 */
export function fieldFacts(
  db: Database,
  wave: WaveRecord,
  cities: Set<string>,
  { invited, answeredOfInvited }: Pick<FieldworkFacts, 'invited' | 'answeredOfInvited'>,
): Pick<FieldworkFacts, 'outcomes' | 'told'> {
  const entered = listOutcomes(db, wave.id).filter(({ cityCode }) => cities.has(cityCode))
  const told = toldByChannel(db, wave.id, cities)
  return {
    ...(told.length > 0 ? { told } : {}),
    ...(entered.length > 0 && invited !== null && answeredOfInvited !== null
      ? { outcomes: ratesOf(wave, invited, answeredOfInvited, entered) }
      : {}),
  }
}

function ratesOf(
  { settings }: WaveRecord,
  sent: number,
  complete: number,
  entered: ReturnType<typeof listOutcomes>,
): NonNullable<FieldworkFacts['outcomes']> {
  const known = {
    complete,
    partial: 0,
    refusal: 0,
    nonContact: 0,
    other: 0,
    unknownHousehold: 0,
    unknownOther: 0,
    ineligible: 0,
  }
  for (const { outcome, invitations } of entered) known[OUTCOMES[outcome].counts] += invitations
  const { ineligible, ...counts } = known
  const noted = Object.values(known).reduce((sum, count) => sum + count, 0)
  counts.unknownOther += Math.max(0, sent - noted)
  const eligible = counts.complete + counts.refusal + counts.nonContact + counts.other
  const declared = settings.eligibleShare
  const share = eligibleShare(
    { eligible, ineligible },
    declared ? { rule: 'entered', share: declared.share } : { rule: 'proportional' },
  )
  const { responseRate } = outcomeRates(counts, share)
  return { rates: responseRate, eligibleShare: share, reason: declared?.reason ?? null }
}

function toldByChannel(
  db: Database,
  waveId: string,
  cities: Set<string>,
): NonNullable<FieldworkFacts['told']> {
  const channels = listChannels(db, waveId)
  if (channels.length === 0) return []
  const said = countToldByChannel(db, waveId).filter(({ cityCode }) => cities.has(cityCode))
  return channels.flatMap(({ code, name }) => {
    const own = said.filter(({ channel }) => channel === code)
    const all = own.reduce((sum, { answers }) => sum + answers, 0)
    const yes = own.reduce((sum, { answers, told }) => sum + (told === 'yes' ? answers : 0), 0)
    return all < TOLD_AT_LEAST ? [] : [{ channel: name, share: Math.round((20 * yes) / all) / 20 }]
  })
}
