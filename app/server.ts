import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express from 'express'
import type { ServerBuild } from '@remix-run/node'

import type { RequestContext } from '#app/platform/context.server.ts'
import { openDatabase } from '#app/platform/database.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { healthRoutes } from '#app/platform/health.server.ts'
import { languageCookie, languageOf, LANGUAGE_TAGS, loadTranslations } from '#app/platform/i18n.server.ts'
import { makeLog } from '#app/platform/log.server.ts'
import { timeRequests } from '#app/platform/metrics.server.ts'
import { isSameOrigin } from '#app/platform/origin-check.server.ts'
import { securityHeaders } from '#app/platform/security-headers.server.ts'
import { stopGracefully } from '#app/platform/shutdown.server.ts'

const env = readEnv()
const log = makeLog(env.logLevel)
const database = await openDatabase(env.databaseFile)
loadTranslations('locales')
const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild

const ownOrigins = env.publicOrigin
  ? [new URL(env.publicOrigin).origin]
  : [`http://${env.host}:${env.port}`, `http://localhost:${env.port}`, `http://127.0.0.1:${env.port}`]

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', env.trustProxy)

app.use(healthRoutes(database, 'prisma/migrations'))
app.use(timeRequests)
app.use(securityHeaders(env.publicOrigin?.startsWith('https:') ?? false))
app.use((request, response, next) => {
  if (isSameOrigin(request.method, request.headers, ownOrigins)) return next()
  response.status(403).type('text').send('This request did not come from a page of this site.')
})
app.use(compression())
app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
app.use(express.static('build/client', { maxAge: '1h' }))
app.use((request, response, next) => {
  const chosen = request.query['lang']
  const known = LANGUAGE_TAGS.find((tag) => tag === chosen)
  if (!known) return next()
  void languageCookie.serialize(known).then((cookie) => {
    response.append('Set-Cookie', cookie)
    next()
  }, next)
})
app.all(
  '*',
  createRequestHandler({
    build,
    mode: 'production',
    async getLoadContext(request) {
      const headers = new Headers()
      for (const name of ['cookie', 'accept-language'] as const) {
        const value = request.headers[name]
        if (value) headers.set(name, value)
      }
      const language = await languageOf(new Request(`http://host${request.originalUrl}`, { headers }))
      return { database, env, log, language, now: () => new Date() } satisfies RequestContext
    },
  }),
)

const server = createServer(app)
server.listen(env.port, env.host, () => log.info(`listening on http://${env.host}:${env.port}`))
stopGracefully(server, log, () => database.close())
