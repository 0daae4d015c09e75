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
import { approveQuote, withdrawQuote } from '#app/services/analysis/themes/approve-quote.server.ts'
import { readThemes } from '#app/services/analysis/themes/read-themes.server.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { ThemesPage } from '#app/ui/results/themes/evaluator/themes-page.tsx'
import { themesQuery } from '#app/ui/results/themes/evaluator/themes-query.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '#app/routes/evaluator/read-wave-page.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const CONFLICT = 409
/** Words that an evaluator strikes out at once. */
const MOST_STRUCK = 20

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** What residents wrote, by theme, and what of it is told. @throws Response 404 */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, analysis, head, title } = await readWavePage(args, 'themes')
  if (!analysis) throw new Response(null, { status: 404 })
  const search = new URL(args.request.url).searchParams
  const view = await readThemes(args.context.database, wave, analysis.id, {
    item: search.get('item'),
    city: search.get('city'),
    theme: search.get('theme'),
    quote: search.get('quote'),
    byHand: linesOf(search.get('strike')),
  })
  const { hiddenBelow } = wave.settings.thresholds
  return { title, head, page: forPage({ view, hiddenBelow, done: search.get('done') }) }
}

/** Approves a sentence or takes one back; what is declined comes back on the same page. */
export async function action(args: ActionFunctionArgs) {
  const { reader, wave, analysis, head } = await readWavePage(args, 'themes')
  const { context, request } = args
  const { t } = translator(context.language)
  const form = await readForm(request)
  const text = (name: string) => form.get(name)?.toString() ?? ''
  const approval = { by: reader.name, at: context.now() }
  const place = { item: text('item'), city: text('city') || null, theme: text('theme') }
  const approving = text('step') === 'approve'
  if (!analysis || (!approving && text('step') !== 'withdraw')) throw new Response(null, { status: 400 })
  const outcome = approving
    ? await approveQuote(
        context.database,
        wave,
        analysis.id,
        { ...place, ref: text('quote'), byHand: linesOf(text('strike')), told: text('told') },
        approval,
      )
    : withdrawQuote(context.database, wave, Number(text('quote')), approval)
  if (outcome.outcome === 'refused') {
    const { error } = outcome
    const problem = t(`evaluator:themes.refused.${error.code}`, { defaultValue: refusedWords(t, error) })
    return data({ problem }, { status: CONFLICT })
  }
  const back = themesQuery(place, { theme: place.theme })
  throw redirect(`${wavePath(head.id)}/themes${back}&done=${outcome.outcome}#answers`)
}

export default function Themes() {
  const { t } = useTranslation('evaluator')
  const { head, page } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const { view, ...rest } = page.value
  return (
    <WavePage wave={head} current="themes" title={t('themes.title')}>
      <p>{t('themes.lead')}</p>
      {view ? (
        <ThemesPage
          view={view}
          path={`${wavePath(head.id)}/themes`}
          problem={tried?.problem ?? null}
          {...rest}
        />
      ) : (
        <EmptyState title={t('themes.notRead')}>
          <p>{t('themes.notReadNext')}</p>
        </EmptyState>
      )}
    </WavePage>
  )
}

function linesOf(text: string | null): string[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim())
  return lines.filter(Boolean).slice(0, MOST_STRUCK)
}
