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
import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { listQuestionnaireChoices } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { listRegister } from '#app/services/reference/list-register.server.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { WaveForm } from '#app/ui/staff/wave/form/wave-form.tsx'
import {
  EMPTY_WAVE,
  fieldsOfRefusal,
  readWaveValues,
  waveOfValues,
} from '#app/ui/staff/wave/form/wave-values.ts'

import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const questionnaires = await listQuestionnaireChoices(context.database)
  return {
    title: translator(context.language).t('evaluator:newWave.pageTitle'),
    register: await listRegister(context.database),
    questionnaires,
    chosen: questionnaires.find(({ id }) => id === new URL(request.url).searchParams.get('questionnaire'))
      ?.id,
  }
}

/** Creates the wave, or gives the form back as it was filled with what is wrong beside each field. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const values = readWaveValues(await readForm(request))
  const register = await listRegister(database)
  const outcome = await createWave(database, waveOfValues(values, register))
  if (outcome.outcome === 'created') throw redirect(`/evaluator/waves/${outcome.wave.id}?done=created`)

  const { t } = translator(language)
  const named = register.find(({ code }) => code === outcome.error.at?.['city'])
  const city = named ? { city: named.name[language] } : {}
  const whole = refusedWords(t, { ...outcome.error, at: { ...outcome.error.at, ...city } })
  const errors = fieldsOfRefusal(outcome.error, values).map((field) => ({
    field,
    message: outcome.error.code === 'INVALID_WAVE' ? t(`evaluator:newWave.wrong.${field}`) : whole,
  }))
  return data({ values, errors }, { status: UNPROCESSABLE })
}

export default function NewWave() {
  const { t } = useTranslation('evaluator')
  const { register, questionnaires, chosen } = useLoaderData<typeof loader>()
  const empty = chosen === undefined ? EMPTY_WAVE : { ...EMPTY_WAVE, form: chosen }
  const tried = useActionData<typeof action>()
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }]}>
      <h1>{t('newWave.title')}</h1>
      <p>{t('newWave.lead')}</p>
      <WaveForm
        values={tried?.values ?? empty}
        errors={tried?.errors ?? []}
        {...{ register, questionnaires }}
      />
      <script src={cityFilter} defer />
    </SitePage>
  )
}
