import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { copyWave } from '#app/services/fieldwork/waves/copy-wave.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { errorOf } from '#app/ui/forms/field-error.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { EMPTY_WAVE, readWaveValues } from '#app/ui/staff/wave/form/wave-values.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { waveErrors } from './wave-errors.server.ts'

export { noStore as headers } from '../../no-store.ts'

const UNPROCESSABLE = 422
const FIELDS = ['id', 'titleZh', 'titleEn', 'opensOn', 'closesOn'] as const

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'copy')
  const { 'zh-CN': titleZh, en: titleEn } = wave.title
  return { title, head, values: { ...EMPTY_WAVE, titleZh, titleEn } }
}

/** Makes the copy and goes to it, or gives the form back with what is wrong. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const values = readWaveValues(await readForm(request))
  const { id, opensOn, closesOn } = values
  const title = { 'zh-CN': values.titleZh, en: values.titleEn }
  const who = { by, at: now() }
  const outcome = await copyWave(database, params['wave'] ?? '', { id, title, opensOn, closesOn }, who)
  if (outcome.outcome === 'copied') throw redirect(`/evaluator/waves/${outcome.wave}/edit`)
  return data({ values, errors: waveErrors(outcome.error, values, [], language) }, { status: UNPROCESSABLE })
}

export default function CopyWave() {
  const { t } = useTranslation('evaluator')
  const { head, values } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const errors = tried?.errors ?? []
  return (
    <WavePage wave={head} current="copy" title={t('copy.title')}>
      <p>{t('copy.lead')}</p>
      <form method="post" className="form">
        <ErrorSummary title={t('newWave.problem')} errors={errors} />
        {FIELDS.map((name) => (
          <TextField
            key={name}
            id={name}
            label={t(`newWave.${name}`)}
            value={(tried?.values ?? values)[name]}
            error={errorOf(errors, name)}
            type={name.endsWith('On') ? 'date' : 'text'}
            required
          />
        ))}
        <SubmitButton>{t('copy.submit')}</SubmitButton>
      </form>
    </WavePage>
  )
}
