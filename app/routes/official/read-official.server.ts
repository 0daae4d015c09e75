import type { LoaderFunctionArgs } from '@remix-run/node'

import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { describeDecision } from '#app/services/reporting/decision/describe-decision.server.ts'
import { listReleases, readCityReport, readRelease } from '#app/services/reporting/read-releases.server.ts'
import { PEER_KINDS } from '#app/survey/reports/decision/comparisons.ts'
import { IMPORTANCES } from '#app/survey/reports/decision/importance.ts'

import { requireCity, type SignedIn } from '../guard.server.ts'

/**
 * What every page of a city's office reads: who asks, the city, and what its release says to everyone; `results` is
 * null before a release that has the city. Choices that are not known are the usual ones.
 *
 * @throws Response a redirect to the sign-in page, 403, or 404 for a city or release that is not there
 */
export async function readOfficial({ request, params, context }: LoaderFunctionArgs) {
  const code = params['cityCode'] ?? ''
  const reader: SignedIn = await requireCity(request, context, code)
  const { database } = context
  const [city] = await nameCities(database, [code])
  if (!city) throw new Response(null, { status: 404 })

  const { pathname, search, searchParams } = new URL(request.url)
  const asked = searchParams.get('release') ?? undefined
  const release = await readRelease(database, asked)
  if (!release && asked !== undefined) throw new Response(null, { status: 404 })
  const report = release && (await readCityReport(database, release.id, code, 'public'))
  if (!release || !report) return { reader, city, results: null }

  const choices = {
    importance: IMPORTANCES.find((kind) => kind === searchParams.get('importance')) ?? IMPORTANCES[0],
    peers: PEER_KINDS.find((kind) => kind === searchParams.get('peers')) ?? PEER_KINDS[0],
    measure: searchParams.get('measure') ?? 'index',
  }
  const latest = listReleases(database)[0]?.id === release.id
  const decision = await describeDecision(database, release, report, choices.peers)
  const view = { release, report, latest, decision, choices, path: `${pathname}${search}` }
  return { reader, city, results: { ...view, audience: 'public' as const } }
}
