import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { applyMigrations } from '#app/platform/database/migrations.server.ts'
import { DEMONSTRATION_PASSWORD, isDemonstrationOpen } from '#app/platform/sign-in/demonstration.server.ts'
import { listAccountLines } from '#app/services/accounts/list-accounts.server.ts'
import { addDemonstrationAccounts } from '#app/services/demonstration/add-demonstration-accounts.server.ts'
import { beginSetUp } from '#app/services/demonstration/remove-demonstration.server.ts'
import { markSetUp, setUpNeed } from '#app/services/demonstration/set-up-state.server.ts'
import { loadReferenceData } from '#app/services/reference/load-reference-data.server.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'
import { makeDemonstration, type DemonstrationRequest } from './make-demonstration.ts'

/** Sign-ins that are printed at start-up; empty where demonstration accounts cannot be used. */
interface SignIn {
  name: string
  role: string
  cities: string[]
  password: string
}

/**
 * Brings the database to where the server can run: migrations, reference data and, when it holds no wave, the
 * demonstration. What is there is never touched, so this may run at every start. A demonstration whose making was
 * interrupted is made again.
 *
 * @returns the demonstration sign-ins, or the refusal of the stage that declined
 */
export async function prepareInstallation(env: Env, request: DemonstrationRequest, io: CommandIo) {
  const applied = await applyMigrations(env.databaseFile, 'prisma/migrations')
  if (applied.length > 0) io.say(`Database ${env.databaseFile}: applied ${applied.join(', ')}.`)
  const db = await openDatabase(env.databaseFile)
  try {
    const loaded = await loadReferenceData(db, 'prisma/reference', request.now.toISOString().slice(0, 10))
    if (loaded.outcome === 'loaded') io.say('Reference data loaded.')
    const made = await demonstrate(db, request, io)
    if (made?.outcome === 'refused') return made
    const accounts = isDemonstrationOpen(env) ? await listAccountLines(db, 'demonstration', request.now) : []
    const signIns: SignIn[] = accounts.map(({ name, role, cities }) => ({
      name,
      role,
      cities: cities.map((city) => `${city.name['zh-CN']} ${city.name.en}`),
      password: DEMONSTRATION_PASSWORD,
    }))
    return { outcome: 'prepared' as const, signIns }
  } finally {
    await db.close()
  }
}

async function demonstrate(db: Database, request: DemonstrationRequest, io: CommandIo) {
  const need = await setUpNeed(db)
  if (need === 'nothing') return null
  if (need === 'start-again') io.say('The demonstration was not finished last time; it is made again.')
  else io.say('The database holds no wave yet: a demonstration with synthetic answers is made, once.')
  beginSetUp(db)
  const made = await makeDemonstration(db, { ...request, withEarlier: true }, io)
  if (made.outcome === 'refused') return made
  await addDemonstrationAccounts(db, request.now)
  markSetUp(db, 'complete')
  return made
}
