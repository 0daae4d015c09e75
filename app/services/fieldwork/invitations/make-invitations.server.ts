import { randomBytes, randomInt } from 'node:crypto'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { UNCLAIMED } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { hashOfCode } from '#app/data/fieldwork/invitations/code-hash.server.ts'
import {
  countInvitations,
  insertBatch,
  insertInvitations,
  listBatches,
} from '#app/data/fieldwork/invitations/invitations.server.ts'
import { insertTicketKeys, listTicketKeys } from '#app/data/fieldwork/invitations/ticket-keys.server.ts'
import { listStrata, type StratumRow } from '#app/data/fieldwork/strata.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { makeSigningKey } from '#app/platform/secrets/signing-key.server.ts'
import { LEAST_INVITED, smallStrata } from '#app/survey/wave/invited/sample-frame.ts'
import { writeTypedCode } from '#app/survey/wave/invited/typed-code.ts'
import { shortLink, type InvitationLine } from './invitation-file.ts'

export interface MakeRequest {
  wave: string
  city: string
  /** in how many batches they are to be sent and reminded */
  batches: number
  /** address residents reach the platform by, without a path */
  origin: string
  /** of the installation; seals the keys that sign tickets */
  secret: string
  /** name of the account, for the audit log */
  by: string
  at: Date
}

export interface MadeInvitations {
  outcome: 'made'
  wave: string
  city: string
  invitations: number
  batches: number
  /** with their codes, which nobody can be shown again */
  lines: InvitationLine[]
}

const CODE_BYTES = 10
const MOST_BATCHES = 50

/**
 * Makes the invitations of a city, as many as its sample asks for, and the keys that sign their tickets. The codes are
 * in what this returns and nowhere else.
 *
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, NO_SAMPLE, SMALL_STRATA, ALL_MADE or BAD_BATCHES
 */
export async function makeInvitations(
  db: Database,
  request: MakeRequest,
): Promise<MadeInvitations | Refused> {
  const { wave: waveId, city, batches, origin, secret, by, at } = request
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { id: waveId })
  if (wave.status === 'closed')
    return refused('WAVE_IS_CLOSED', `The wave ${waveId} is closed.`, { id: waveId })
  const strata = await listStrata(db, waveId, city)
  if (strata.length === 0) return refused('NO_SAMPLE', `${city} has no sample in ${waveId}.`, { city })
  const [small] = smallStrata(strata)
  if (small) {
    const { label, invited } = small
    const message = `Tickets name their stratum, so each needs at least ${LEAST_INVITED} invitations; ${label} has ${invited}. Merge it with another, or invite more.`
    return refused('SMALL_STRATA', message, { city, least: LEAST_INVITED, stratum: small.code, invited })
  }
  const missing = missingIn(db, waveId, strata)
  if (missing.length === 0) return refused('ALL_MADE', `All invitations of ${city} have been made.`, { city })
  if (!Number.isInteger(batches) || batches < 1 || batches > MOST_BATCHES) {
    return refused('BAD_BATCHES', `There may be 1 to ${MOST_BATCHES} batches.`, { batches })
  }

  const keyed = new Set(listTicketKeys(db.columns, waveId, city).map(({ stratum }) => stratum))
  const keys = await Promise.all(
    strata
      .filter(({ code }) => !keyed.has(code))
      .map(async ({ code }) => ({
        waveId,
        cityCode: city,
        stratum: code,
        ...(await makeSigningKey(secret)),
      })),
  )
  const before = listBatches(db, waveId).filter(({ cityCode }) => cityCode === city).length
  const drawn = shuffled(missing).map((stratum, place) => ({
    stratum,
    batch: before + 1 + (place % batches),
    code: writeTypedCode(randomBytes(CODE_BYTES)),
  }))
  drawn.sort((one, other) => one.batch - other.batch)
  inOneTransaction(db, () => {
    insertTicketKeys(db.columns, keys)
    for (let number = before + 1; number <= before + batches; number++) {
      const invitations = drawn.filter(({ batch }) => batch === number).length
      insertBatch(db, waveId, { cityCode: city, number, createdOn: cityDay(at), invitations })
    }
    const rows = drawn.map(({ stratum, batch, code }) => ({
      tokenHash: hashOfCode(code) ?? '',
      waveId,
      cityCode: city,
      stratum: stratum.code,
      batch,
    }))
    insertInvitations(db, rows, UNCLAIMED)
    const detail = { city, invitations: rows.length, batches }
    insertAudit(db, { actor: by, action: 'invitations-made', subject: waveId, detail }, at)
  })
  const lines = drawn.map(({ stratum, batch, code }, place) => ({
    number: place + 1,
    batch,
    city,
    stratum: stratum.code,
    label: stratum.label,
    code,
    link: shortLink(origin, code),
  }))
  return { outcome: 'made', wave: waveId, city, invitations: lines.length, batches, lines }
}

/** One entry for each invitation that is still to be made. */
function missingIn(db: Database, waveId: string, strata: StratumRow[]): StratumRow[] {
  const named = (city: string, stratum: string) => `${city} ${stratum}`
  const made = new Map(
    countInvitations(db, waveId).map((one) => [named(one.cityCode, one.stratum), one.made]),
  )
  return strata.flatMap((stratum) => {
    const left = stratum.invited - (made.get(named(stratum.cityCode, stratum.code)) ?? 0)
    return Array.from({ length: Math.max(0, left) }, () => stratum)
  })
}

/** In an order of chance (Fisher and Yates), from the system's generator: it decides which batch somebody is in. */
function shuffled<T>(values: T[]): T[] {
  const mixed = [...values]
  for (let last = mixed.length - 1; last > 0; last--) {
    const at = randomInt(last + 1)
    const held = mixed[last]
    mixed[last] = mixed[at] as T
    mixed[at] = held as T
  }
  return mixed
}
