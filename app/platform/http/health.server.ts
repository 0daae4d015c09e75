import { readdirSync } from 'node:fs'

import { Router } from 'express'

import type { Database } from '#app/platform/database/database.server.ts'
import { registry } from './metrics.server.ts'

/** `/healthz`: the process lives. `/readyz`: database reachable, migrations applied. `/metrics`: Prometheus text. */
export function healthRoutes({ columns }: Database, migrationsFolder: string): Router {
  const wanted = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const router = Router()

  router.get('/healthz', (_request, response) => void response.type('text').send('ok'))

  router.get('/readyz', (_request, response) => {
    let missing = wanted
    try {
      const applied = columns
        .prepare('SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL')
        .pluck()
        .all()
      missing = wanted.filter((name) => !applied.includes(name))
    } catch {
      return void response.status(503).type('text').send('the database cannot be reached')
    }
    if (missing.length === 0) return void response.type('text').send('ready')
    response
      .status(503)
      .type('text')
      .send(`migrations to apply: ${missing.join(', ')}`)
  })

  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics())
  })
  return router
}
