import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createRenderer } from '@remix-run/node'
import compression from 'compression'
import express from 'express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'

import { answerDatabaseTrouble } from '#app/platform/database/database-trouble.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import { healthRoutes } from '#app/platform/http/health.server.ts'
import { loadTranslations, mainLanguage, type ResidentTag } from '#app/platform/i18n.server.ts'
import { refuseOtherMethods } from '#app/platform/http/known-methods.server.ts'
import { lastResort } from '#app/platform/http/last-resort.server.ts'
import { makeLog } from '#app/platform/log.server.ts'
import { timeRequests } from '#app/platform/http/metrics.server.ts'
import { refuseForeignPosts } from '#app/platform/http/origin-check.server.ts'
import { pickRoutes } from '#app/platform/http/pick-routes.server.ts'
import { limitPosts, makeRateBudget } from '#app/platform/http/rate-budget.server.ts'
import { rememberLanguage, requestLanguage } from '#app/platform/http/request-language.server.ts'
import { securityHeaders } from '#app/platform/http/security-headers.server.ts'
import { stopGracefully } from '#app/platform/http/shutdown.server.ts'
import { startWritingCounts } from '#app/services/collection/counts/write-counts.server.ts'
import { standingEndpoint } from '#app/services/collection/counts/standing-endpoint.server.ts'
import { openCollection } from '#app/services/collection/collection.server.ts'
import { collectionEndpoint } from '#app/services/collection/endpoint.server.ts'
import { residentPages } from '#app/services/collection/resident-pages.server.ts'
import { startWaveClock } from '#app/services/fieldwork/waves/wave-clock.server.ts'
import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { startErasureClock } from '#app/services/operations/erasure-clock.server.ts'
import { RELEASED_ROUTES, releasedPages } from '#app/services/reporting/released-pages.server.ts'
import { startWarming } from '#app/services/reporting/warm-pages.server.ts'
import type { SubmitOutcome } from '#app/services/collection/taking-in/response-post.ts'

import { signedIn } from './routes/guard.server.ts'

const env = readEnv()
const log = makeLog(env.logLevel)
const database = await openDatabase(env.databaseFile)
loadTranslations('locales')
const pages = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
const build = answerDatabaseTrouble(pages, log)
const render = createRenderer(build, 'production')
const now = () => new Date()
const collection = openCollection(database, now, env.sessionSecret)
const budget = makeRateBudget(env.rateBudget, env.trustProxy)
const secure = env.publicOrigin?.startsWith('https:') ?? false

function contextOf(shownIn: ResidentTag, handedIn: SubmitOutcome | null = null): AppLoadContext {
  const language = mainLanguage(shownIn)
  return { database, env, log, language, shownIn, now, collection, handedIn }
}

const publicOrigin = env.publicOrigin ? new URL(env.publicOrigin).origin : null

const renderReleased = createRenderer(pickRoutes(build, RELEASED_ROUTES), 'production')
const released = releasedPages({
  database,
  readerOf: (request) => signedIn(request, contextOf('en')),
  nameOf: (cityCode) => nameCities(database, [cityCode]),
  render: (request, language) => renderReleased(request, contextOf(language)),
})

const app = express()
app.disable('x-powered-by')
app.set('trust proxy', env.trustProxy ? 1 : false)

app.use(healthRoutes(database, 'prisma/migrations'))
app.use(timeRequests)
app.use(securityHeaders(secure))
app.use(refuseOtherMethods)
app.use(refuseForeignPosts(publicOrigin))
app.use(compression())
app.use(rememberLanguage)
app.use('/account', limitPosts(budget))
app.use(['/i', '/api/v1/waves/:wave/tickets'], limitPosts(budget))
app.use('/assisted', limitPosts(budget))
app.use(
  residentPages({
    collection,
    budget,
    secret: env.sessionSecret,
    secure,
    assets: 'build/client',
    render: (request, language, handedIn) => render(request, contextOf(language, handedIn)),
  }),
)
app.use(released.handle)
app.use(
  '/assets',
  express.static('build/client/assets', {
    immutable: true,
    maxAge: '1y',
    // the worker that keeps the answer page without a network lies here, and serves the pages of residents
    setHeaders: (response) => void response.setHeader('Service-Worker-Allowed', '/s/'),
  }),
)
// recordings of questions: those the owner of this installation put into its data, then those that ship with it
app.use('/audio', express.static(join(env.dataDir, 'audio'), { maxAge: '1d' }))
app.use(express.static('build/client', { maxAge: '1h' }))
app.all(
  '*',
  createRequestHandler({
    build,
    mode: 'production',
    getLoadContext: async (request) => contextOf(await requestLanguage(request)),
  }),
)
app.use(lastResort(log))

const collect = collectionEndpoint(collection, budget, env.sessionSecret, log)
const stand = standingEndpoint(collection, budget)
// who looks after the server asks all the time, and keeps nobody waiting
const PROBE = /^\/(?:healthz|readyz|metrics)\b/
let lastRequest = -Infinity
const server = createServer((request, response) => {
  if (!PROBE.test(request.url ?? '')) lastRequest = performance.now()
  if (!collect(request, response) && !stand(request, response)) app(request, response)
})
server.listen(env.port, env.host, () => log.info(`listening on http://${env.host}:${env.port}`))
const stopErasing = startErasureClock(database, now, log)
const stopWaves = startWaveClock(database, now, log)
const stopWarming = startWarming(database, released, () => performance.now() - lastRequest, log)
const stopCounts = startWritingCounts([collection.hours, collection.standing], log)
stopGracefully(server, log, async () => {
  stopErasing()
  stopWaves()
  stopWarming()
  await stopCounts()
  collection.close()
  await database.close()
})
