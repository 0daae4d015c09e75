import type { LoaderFunctionArgs } from '@remix-run/node'

import { translator } from '#app/platform/i18n.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { listAnalyses } from '#app/services/reporting/read-analyses.server.ts'
import type { WaveHead, WavePageKey } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../guard.server.ts'

/**
 * What every evaluator's page under a wave begins with: the reader let in, the wave of the address, its newest
 * analysis (undefined before the first), the title of the document and what `WavePage` shows above the page.
 *
 * @param page names the page; its title is `evaluator:{page}.pageTitle`
 * @throws Response a redirect to the sign-in page, 403 for another role, 404 for a wave that is not there
 */
export async function readWavePage(args: LoaderFunctionArgs, page: WavePageKey) {
  const { request, params, context } = args
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const wave = await findWave(database, params['wave'] ?? '')
  if (!wave) throw new Response(null, { status: 404 })
  const [analysis] = listAnalyses(database, wave.id)
  const { id, title, status, synthetic } = wave
  const head: WaveHead = { id, title, status, synthetic, analysed: analysis !== undefined }
  const { t } = translator(language)
  return { reader, wave, analysis, head, title: t(`evaluator:${page}.pageTitle`, { wave: title[language] }) }
}
