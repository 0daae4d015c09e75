import { countDays } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { listOutcomes } from '#app/data/fieldwork/monitor/outcomes.server.ts'
import { countStandingByCity } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import { listStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { eligibleShare } from '#app/statistics/response-rates/eligible-share.ts'
import { openParticipation } from '#app/statistics/response-rates/open-participation.ts'
import { outcomeRates, type OutcomeCounts } from '#app/statistics/response-rates/outcome-rates.ts'
import { OUTCOMES, type OutcomeReport, type OutcomeRow } from '#app/survey/wave/outcomes.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import { usedInvitations, type UsedInvitations } from './used-invitations.server.ts'

/**
 * Outcome rates of the invited cities of a wave, participation of the open ones; the two are never mixed.
 *
 * @param cityCodes the cities that count; null for all of the wave
 * @returns null when there is no such wave
 */
export async function readOutcomes(
  db: Database,
  waveId: string,
  cityCodes: string[] | null,
): Promise<OutcomeReport | null> {
  const wave = await findWave(db, waveId)
  if (!wave) return null
  const cities = wave.cities.filter(({ code }) => cityCodes?.includes(code) ?? true)
  const codesOf = (asked: 'invited' | 'open') =>
    new Set(cities.filter(({ design }) => design === asked).map(({ code }) => code))
  const [invited, open] = [codesOf('invited'), codesOf('open')]
  const days = countDays(db, waveId)
  const strata = await listStrata(db, waveId)
  const entered = listOutcomes(db, waveId)
  const usedIn = usedInvitations(db, { id: waveId, items: wave.questionnaire.content.items }, days)
  const samples = [...invited].map((code): CitySample => {
    const sum = <Row extends { cityCode: string }>(rows: Row[], count: (row: Row) => number) =>
      rows.reduce((total, row) => (row.cityCode === code ? total + count(row) : total), 0)
    return {
      sent: sum(strata, (stratum) => stratum.invited),
      complete: sum(days, (row) => row.invited),
      entered: entered.filter(({ cityCode }) => cityCode === code),
      opened: usedIn(code),
    }
  })
  return {
    invited: samples.some(({ sent }) => sent > 0) ? ofInvited(samples, wave.settings) : null,
    open: open.size > 0 ? await ofOpen(db, waveId, open, days) : null,
  }
}

/** What is known of the invitations of one city. */
interface CitySample {
  sent: number
  complete: number
  entered: OutcomeRow[]
  opened: UsedInvitations
}

/**
 * Break-offs that the counters tell beyond those entered. What is not known to have ended so stays of unknown
 * eligibility: who opened the questions may have been turned away by the first of them.
 */
function brokenOffBeside({ sent, complete, entered, opened }: CitySample): number {
  const count = (rows: OutcomeRow[]) => rows.reduce((sum, { invitations }) => sum + invitations, 0)
  const known = count(entered.filter(({ outcome }) => outcome === 'brokeOff'))
  return Math.max(0, Math.min(opened.brokenOff - known, sent - complete - count(entered)))
}

function ofInvited(samples: CitySample[], settings: WaveSettings): NonNullable<OutcomeReport['invited']> {
  const total = (count: (sample: CitySample) => number) =>
    samples.reduce((sum, sample) => sum + count(sample), 0)
  const [sent, complete] = [total((sample) => sample.sent), total((sample) => sample.complete)]
  const brokenOff = total(brokenOffBeside)
  const known: OutcomeCounts & { ineligible: number } = {
    complete,
    // what is not sent is not stored: there are no partial interviews
    partial: 0,
    refusal: brokenOff,
    nonContact: 0,
    other: 0,
    unknownHousehold: 0,
    unknownOther: 0,
    ineligible: 0,
  }
  for (const { outcome, invitations } of samples.flatMap(({ entered }) => entered)) {
    known[OUTCOMES[outcome].counts] += invitations
  }
  const { ineligible, ...counts } = known
  const told = Object.values(counts).reduce((sum, count) => sum + count, ineligible)
  const silent = Math.max(0, sent - told)
  counts.unknownOther += silent
  const eligible = counts.complete + counts.refusal + counts.nonContact + counts.other
  const declared = settings.eligibleShare
  const share = eligibleShare(
    { eligible, ineligible },
    declared ? { rule: 'entered', share: declared.share } : { rule: 'proportional' },
  )
  const { responseRate, cooperation, refusal, contact } = outcomeRates(counts, share)
  const { rr5: _rr5, rr6: _rr6, ...cautious } = responseRate
  // as long as nothing is known of those who did not even begin, rates among the known would all be near 100 % or 0 %
  const isKnown = counts.refusal - brokenOff + counts.nonContact + counts.other > 0
  return {
    sent,
    complete,
    counts,
    ineligible,
    silent,
    opened: { used: total(({ opened }) => opened.used), brokenOff },
    eligibleShare: share,
    rule: declared ? 'entered' : 'proportional',
    reason: declared?.reason ?? null,
    rates: isKnown ? { ...responseRate, ...cooperation, ...refusal, ...contact } : cautious,
  }
}

async function ofOpen(
  db: Database,
  waveId: string,
  open: Set<string>,
  days: ReturnType<typeof countDays>,
): Promise<NonNullable<OutcomeReport['open']>> {
  const complete = days
    .filter(({ cityCode }) => open.has(cityCode))
    .reduce((sum, { answers }) => sum + answers, 0)
  const brokenOff = [...countStandingByCity(db, waveId)]
    .filter(([code]) => open.has(code))
    .reduce((sum, [, visits]) => sum + visits, 0)
  const people = (await listCities(db))
    .filter(({ code }) => open.has(code))
    .map(({ population15Plus }) => population15Plus)
  const population = people.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  )
  return { complete, ...openParticipation({ complete, brokenOff }, population) }
}

/** The outcomes entered for a wave, or for one of its cities. */
export function listEntered(db: Database, waveId: string, cityCode: string | null): OutcomeRow[] {
  return listOutcomes(db, waveId).filter((row) => cityCode === null || row.cityCode === cityCode)
}
