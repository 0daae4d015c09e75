import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { proposeQuotas } from '#app/services/fieldwork/quotas/propose-quotas.server.ts'
import type { QuotaProblem } from '#app/services/fieldwork/quotas/read-quotas.ts'
import { readWaveQuotas } from '#app/services/fieldwork/quotas/read-wave-quotas.server.ts'
import { setQuotas, writeQuotas } from '#app/services/fieldwork/quotas/set-quotas.server.ts'
import { PROPOSALS } from '#app/survey/wave/quota-proposals.ts'
import { QuotaForms } from '#app/ui/staff/field/quotas/quota-forms.tsx'
import { QuotaTable } from '#app/ui/staff/field/quotas/quota-table.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { refusedWords } from '../../refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

const UNPROCESSABLE = 422
const PLACES = 400

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** The quotas of a wave; `?by=` and `?places=` ask for a proposal by the census. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'quotas')
  const { database } = args.context
  const search = new URL(args.request.url).searchParams
  const by = PROPOSALS.find((one) => one === search.get('by'))
  const places = Math.min(1_000_000, Math.max(1, Math.round(Number(search.get('places')) || PLACES)))
  const quotas = await readWaveQuotas(database, wave.id)
  const codes = wave.cities.map(({ code }) => code)
  const shown = by ? await proposeQuotas(database, codes, { by, places }) : quotas
  return {
    title,
    head,
    quotas,
    names: Object.fromEntries(wave.cities.map(({ code, name }) => [code, name])),
    by: by ?? null,
    places,
    text: writeQuotas(shown),
    set: search.get('done') === 'set',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const text = (await readForm(request)).get('quotas')
  // a form without the field sets nothing; an empty field takes all quotas away
  if (text === null) throw new Response(null, { status: UNPROCESSABLE })
  const outcome = await setQuotas(database, params['wave'] ?? '', text, { by, at: now() })
  if (outcome.outcome === 'set') throw redirect(`${new URL(request.url).pathname}?done=set`)
  const problems = (outcome.error.at['problems'] ?? []) as QuotaProblem[]
  const refused = refusedWords(translator(language).t, outcome.error)
  return data({ text, problems, refused }, { status: UNPROCESSABLE })
}

export default function Quotas() {
  const { t } = useTranslation('evaluator')
  const page = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={page.head} current="quotas" title={t('quotas.title')}>
      <p>{t('quotas.lead')}</p>
      {page.set && !tried && (
        <Notice>
          <p role="status">{t('quotas.done')}</p>
        </Notice>
      )}
      {tried && (
        <Notice tone="error">
          <p>{tried.refused}</p>
          <ul>
            {tried.problems.slice(0, 20).map(({ line, code }) => (
              <li key={`${line} ${code}`}>
                {t('quotas.line', { line })} {t(`quotas.problem.${code}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <QuotaTable quotas={page.quotas} names={page.names} />
      {page.head.status !== 'closed' && (
        <QuotaForms
          text={tried?.text ?? page.text}
          by={page.by}
          places={page.places}
          kinds={[...PROPOSALS]}
        />
      )}
    </WavePage>
  )
}
