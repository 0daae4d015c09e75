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
import { translator } from '#app/platform/i18n.server.ts'
import { readAssisted } from '#app/services/fieldwork/assisted/read-assisted.server.ts'
import { modesOf } from '#app/survey/wave/modes.ts'
import { CodeForms } from '#app/ui/staff/assisted/staff/code-forms.tsx'
import { CodeTable } from '#app/ui/staff/assisted/staff/code-table.tsx'
import { MadeCodes } from '#app/ui/staff/assisted/staff/made-codes.tsx'
import { ModeSection } from '#app/ui/staff/assisted/staff/mode-section.tsx'
import { WatchSection } from '#app/ui/staff/assisted/staff/watch-section.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { refusedWords } from '../../refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { takeAssistedStep } from './take-assisted-step.server.ts'

export { noStore as headers } from '../../no-store.ts'

const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** Modes, codes and interviews of a wave. @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'assisted')
  const { id, settings, cities, questionnaire } = wave
  return {
    title,
    head,
    cities: cities.map(({ code, name }) => ({ code, name })),
    modes: modesOf(settings),
    assisted: readAssisted(args.context.database, { id, items: questionnaire.content.items }),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

/** Sets modes, makes codes, which are shown this once, or takes one back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const wave = params['wave'] ?? ''
  const result = await takeAssistedStep(context, wave, await readForm(request), reader.name)
  if (result.outcome === 'refused') {
    const { t } = translator(context.language)
    const { code } = result.error
    const words = t(`assisted:refused.${code}`, { defaultValue: refusedWords(t, result.error) })
    return data({ refused: words, made: null }, { status: CONFLICT })
  }
  if (result.outcome === 'made')
    return data({ refused: null, made: { kind: result.kind, codes: result.codes } })
  throw redirect(`${wavePath(wave)}/assisted?done=${result.outcome}`)
}

export default function Assisted() {
  const { t } = useTranslation('assisted')
  const { head, cities, modes, assisted, done } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={head} current="assisted" title={t('staff.title')}>
      <p>{t('staff.lead')}</p>
      {tried?.refused && (
        <Notice tone="error">
          <p>{tried.refused}</p>
        </Notice>
      )}
      {!tried && done && (
        <Notice>
          <p role="status">{t(`staff.done.${done}`, { defaultValue: '' })}</p>
        </Notice>
      )}
      {tried?.made && <MadeCodes {...tried.made} />}
      <ModeSection wave={head} offered={modes} counts={assisted.modes} />
      <section aria-labelledby="codes">
        <h2 id="codes">{t('staff.codes')}</h2>
        <CodeForms wave={head} cities={cities} offered={modes} />
        <CodeTable wave={head} cities={cities} codes={assisted.codes} />
      </section>
      <WatchSection watch={assisted.watch} />
    </WavePage>
  )
}
