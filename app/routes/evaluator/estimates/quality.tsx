import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { askFlags } from '#app/services/analysis/quality/ask-flags.server.ts'
import { askPresentations } from '#app/services/fieldwork/presentation/ask-presentations.server.ts'
import { readQuarantine, reviewQuarantine } from '#app/services/fieldwork/review-quarantine.server.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { FlagsPart } from '#app/ui/staff/wave/quality/flags-part.tsx'
import { PresentationPart } from '#app/ui/staff/wave/quality/presentation-part.tsx'
import { QuarantinePart } from '#app/ui/staff/wave/quality/quarantine-part.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { readWavePage } from '#app/routes/evaluator/read-wave-page.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

/** Lines of the list of responses put aside; the counts are always complete. */
const MOST_LISTED = 200
const DONE = ['admitted', 'kept'] as const

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** What is conspicuous in a wave: flagged responses, responses put aside, effects of how questions were shown. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'quality')
  const { database } = args.context
  const [flags, shown] = await Promise.all([askFlags(database, wave.id), askPresentations(database, wave.id)])
  const quarantine = readQuarantine(database, wave.id, MOST_LISTED)
  const asked = new URL(args.request.url).searchParams.get('done')
  return {
    title,
    head,
    done: DONE.find((done) => done === asked) ?? null,
    looked: forPage({
      flags,
      shown: shown.outcome === 'compared' ? shown : null,
      quarantine,
      cityNames: Object.fromEntries(wave.cities.map(({ code, name }) => [code, name])),
      itemNames: Object.fromEntries(
        wave.questionnaire.content.items.map(({ code, short_label: name }) => [code, name]),
      ),
      hiddenBelow: wave.settings.thresholds.hiddenBelow,
    }),
  }
}

/** Decides about responses put aside. @throws Response 400 for a decision there is none of, 404 for an unknown wave */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const wave = params['wave'] ?? ''
  const form = await readForm(request)
  const [decision, reason] = [form.get('decision'), form.get('reason')]
  if ((decision !== 'admit' && decision !== 'keep') || !reason) throw new Response(null, { status: 400 })
  const decided = { decision, reason, id: form.get('id') } as const
  const result = await reviewQuarantine(context.database, wave, decided, {
    by: reader.name,
    at: context.now(),
  })
  if (result.outcome !== 'reviewed') throw new Response(null, { status: 404 })
  const done = decision === 'admit' ? 'admitted' : 'kept'
  return redirect(`/evaluator/waves/${encodeURIComponent(wave)}/quality?done=${done}#quarantine`, 303)
}

export default function Quality() {
  const { t } = useTranslation('evaluator')
  const { head, done, looked } = useLoaderData<typeof loader>()
  const { flags, shown, quarantine, cityNames, itemNames, hiddenBelow } = looked.value
  return (
    <WavePage wave={head} current="quality" title={t('quality.title')}>
      {done && (
        <Notice>
          <p role="status">{t(`quality.done.${done}`)}</p>
        </Notice>
      )}
      <p>{t('quality.reading')}</p>
      {flags && <FlagsPart report={flags} />}
      <QuarantinePart {...quarantine} cityNames={cityNames} />
      {shown && <PresentationPart report={shown} itemNames={itemNames} hiddenBelow={hiddenBelow} />}
    </WavePage>
  )
}
