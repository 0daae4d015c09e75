import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import cityFilter from '#app/studio/city-filter.ts?worker&url'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { listQuestionnaireChoices } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { editWave } from '#app/services/fieldwork/waves/edit-wave.server.ts'
import { listRegister } from '#app/services/reference/list-register.server.ts'
import { ClosedWave } from '#app/ui/staff/wave/form/closed-wave.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { OpenWaveForm } from '#app/ui/staff/wave/form/open-wave-form.tsx'
import { WaveForm } from '#app/ui/staff/wave/form/wave-form.tsx'
import { readWaveValues, valuesOfWave, waveOfValues } from '#app/ui/staff/wave/form/wave-values.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { waveErrors } from './wave-errors.server.ts'

export { noStore as headers } from '../../no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** A wave that has closed is not edited any more: the page says so, and where to go on. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'edit')
  const { database } = args.context
  return {
    title,
    head,
    values: valuesOfWave(wave),
    register: await listRegister(database),
    questionnaires: await listQuestionnaireChoices(database, wave.questionnaire.id),
  }
}

/** Writes the wave anew, or gives the form back as it was filled with what is wrong beside each field. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const id = params['wave'] ?? ''
  const before = await findWave(database, id)
  if (!before) throw new Response(null, { status: 404 })
  const values = { ...readWaveValues(await readForm(request)), id }
  const register = await listRegister(database)
  const input = waveOfValues(values, register, before.cities)
  const outcome = await editWave(database, id, input, { by, at: now() })
  if (outcome.outcome === 'edited') throw redirect(`/evaluator/waves/${id}?done=edited`)
  return data(
    { values, errors: waveErrors(outcome.error, values, register, language) },
    { status: UNPROCESSABLE },
  )
}

export default function EditWave() {
  const { t } = useTranslation('evaluator')
  const { head, values, register, questionnaires } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const shown = { values: tried?.values ?? values, errors: tried?.errors ?? [] }
  return (
    <WavePage wave={head} current="edit" title={t('edit.title')}>
      {head.status === 'closed' ? (
        <ClosedWave wave={head} />
      ) : head.status === 'draft' ? (
        <WaveForm {...shown} {...{ register, questionnaires }} edited={{ id: head.id }} />
      ) : (
        <OpenWaveForm {...shown} />
      )}
      <script src={cityFilter} defer />
    </WavePage>
  )
}
