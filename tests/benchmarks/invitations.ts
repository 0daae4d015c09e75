import { constants, createHash, generateKeyPairSync, privateDecrypt } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import { blindSign } from '#app/platform/secrets/signing-key.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { Redemptions } from '#app/services/collection/tickets/redemptions.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { CITY, makeOpenWave } from '#tests/support/records/waves.ts'

const INVITATIONS = 10_000
const STRATA = 10
const REDEEMED = 1000
const SECRET = 'a secret of the benchmark'

/** Making 10,000 invitations, signing, and redeeming in the thread while the event loop is watched. */
export async function run(): Promise<void> {
  const db = await openTestDatabase('reference')
  const strata = Array.from({ length: STRATA }, (_, at) => ({
    code: `s${at}`,
    label: `S${at}`,
    population: 100_000,
    invited: INVITATIONS / STRATA,
  }))
  const wave = await makeOpenWave(db, { cities: [{ code: CITY, design: 'invited', strata }] })
  const started = performance.now()
  const made = await makeInvitations(db, {
    wave,
    city: CITY,
    batches: 4,
    origin: 'https://survey.example',
    secret: SECRET,
    by: 'benchmark',
    at: new Date('2025-03-01T08:00:00Z'),
  })
  if (made.outcome !== 'made') throw new Error(made.error.message)
  print({ name: 'invitations-made', count: made.invitations, seconds: (performance.now() - started) / 1000 })

  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const blinded = Buffer.concat([
    Buffer.alloc(1),
    createHash('sha256').update('x').digest(),
    Buffer.alloc(223, 7),
  ])
  const ours = times(() => blindSign(privateKey, blinded))
  const bare = times(() => privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded))
  print({ name: 'blind-signature', medianMs: ours, referenceMs: bare, ratio: ours / bare })

  const redemptions = new Redemptions(db.file, SECRET)
  const hashes = db.columns
    .prepare(`SELECT "tokenHash" FROM "Invitation" LIMIT ?`)
    .pluck()
    .all(REDEEMED) as string[]
  const ask = (tokenHash: string) =>
    redemptions.sign({ waveId: wave, cityCode: CITY, tokenHash, blinded: blinded.toString('base64url') })
  await ask(hashes[0] ?? '')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  const waits = await Promise.all(
    hashes.slice(1).map(async (tokenHash, at) => {
      // two hundred a second, as when a city has just had its letters
      await new Promise((go) => setTimeout(go, at * 5))
      const asked = performance.now()
      const reply = await ask(tokenHash)
      if (reply.outcome !== 'signed') throw new Error(reply.outcome)
      return performance.now() - asked
    }),
  )
  delay.disable()
  print({
    name: 'redeemed-in-thread',
    count: waits.length,
    perSecond: (1000 * waits.length) / (performance.now() - begun),
    medianMs: median(waits),
    eventLoopP99Ms: delay.percentile(99) / 1e6,
  })
  redemptions.close()
  await db.remove()
}

function times(work: () => unknown): number {
  return median(
    Array.from({ length: 500 }, () => {
      const begun = performance.now()
      work()
      return performance.now() - begun
    }),
  )
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

function print(line: Record<string, string | number>): void {
  console.log(JSON.stringify(line))
}
