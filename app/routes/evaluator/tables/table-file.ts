import type { LoaderFunctionArgs } from '@remix-run/node'

import { exportTable } from '#app/services/analysis/tables/export-table.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { readTableChoices } from '#app/survey/workbench/table-choices.ts'

import { sendFile } from '#app/routes/api/send-file.server.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { tablesView } from './tables-view.server.ts'

const FILE = /^table\.(\w+)$/
const STILL_READING = 503
const AGAIN_IN_SECONDS = '2'

/** The table of the address as a file, `table.csv`, `table.xlsx` or `table.json`. @throws Response 404 where there is none */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const format = FILE.exec(params['file'] ?? '')?.[1]
  const wave = await findWave(database, params['wave'] ?? '')
  if (!wave || format === undefined) throw new Response(null, { status: 404 })
  const choices = readTableChoices(new URL(request.url).searchParams)
  const view = await tablesView(database, wave, choices)
  if (view.state === 'reading') {
    throw new Response(null, { status: STILL_READING, headers: { 'Retry-After': AGAIN_IN_SECONDS } })
  }
  if (view.state === 'refused' || view.made.outcome === 'refused') throw new Response(null, { status: 404 })
  const file = exportTable(
    database,
    { id: wave.id, title: wave.title, population: wave.settings.population },
    view.made.table,
    { format, language, actor: reader.name, at: now() },
  )
  if (file.outcome === 'refused') throw new Response(null, { status: 404 })
  return sendFile(request, file, { 'Cache-Control': 'no-store' })
}
