import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { declareEligibleShare, enterOutcomes } from '#app/services/fieldwork/monitor/enter-outcomes.server.ts'
import { listEntered, readOutcomes } from '#app/services/fieldwork/monitor/read-outcomes.server.ts'
import { askField } from '#app/services/fieldwork/monitor/ask-field.server.ts'
import { readReadiness } from '#app/services/fieldwork/waves/read-readiness.server.ts'
import { OUTCOME_NAMES } from '#app/survey/wave/outcomes.ts'
import { FieldPage } from '#app/ui/staff/field/field-page.tsx'

import { forPage } from '../../for-page.ts'
import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { refusedWords } from '../../refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** The field monitor of a wave, or of the city named by `?city=`. @throws Response 404 for a city it does not ask in */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'field')
  const { database, now } = args.context
  const city = new URL(args.request.url).searchParams.get('city')
  const report = await askField(database, wave.id, city, now())
  const outcomes = await readOutcomes(database, wave.id, city === null ? null : [city])
  if (!report || !outcomes) throw new Response(null, { status: 404 })
  const entered = listEntered(database, wave.id, city)
  const ready = readReadiness(database, wave)
  return { title, view: forPage({ head, ready, report, outcomes, entered }) }
}

/** Takes down outcomes of invitations, or the share of the unknown that is eligible. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const form = await readForm(request)
  const wave = params['wave'] ?? ''
  const text = (name: string) => (form.get(name) ?? '').trim()
  const outcome =
    form.get('step') === 'share'
      ? await declareEligibleShare(database, wave, { share: text('share'), reason: text('reason') })
      : await enterOutcomes(
          database,
          wave,
          {
            cityCode: text('city'),
            batch: text('batch'),
            counts: Object.fromEntries(OUTCOME_NAMES.map((name) => [name, text(name)])),
          },
          { by: reader.name, at: now() },
        )
  const { pathname, search } = new URL(request.url)
  if (outcome.outcome === 'entered') throw redirect(`${pathname}${search}#outcomes`)
  const refused = refusedWords(translator(language).t, outcome.error)
  return data({ refused, typed: Object.fromEntries(form) }, { status: CONFLICT })
}

export default function Field() {
  const { view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return <FieldPage view={view.value} tried={tried ?? null} />
}
