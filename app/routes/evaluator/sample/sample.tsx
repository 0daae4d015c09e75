import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readUpload } from '#app/platform/http/reading/read-upload.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { planSample } from '#app/services/fieldwork/samples/plan-sample.ts'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { setSample } from '#app/services/fieldwork/samples/set-sample.server.ts'
import type { CitySample, PlanRequest } from '#app/survey/wave/invited/sample-view.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { FrameProblems, type FrameProblem } from '#app/ui/staff/sample/frame-problems.tsx'
import { InvitationForms } from '#app/ui/staff/sample/invitation-forms.tsx'
import { PlanSection } from '#app/ui/staff/sample/plan-section.tsx'
import { readPlan } from '#app/ui/staff/sample/read-plan.ts'
import { CityList } from '#app/ui/staff/sample/city-list.tsx'
import { ImportForm, StrataForm } from '#app/ui/staff/sample/strata-form.tsx'
import { StrataTable } from '#app/ui/staff/sample/strata-table.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { readFramePost } from './read-frame-post.server.ts'
import { readRefused } from './refused-step.server.ts'
import { sampleRefusal } from './sample-refusal.server.ts'

export { noStore as headers } from '../../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

const LARGEST = 2 * 1024 * 1024
const UNPROCESSABLE = 422

/** The samples of a wave's cities, one of them in full. @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'sample')
  const { searchParams } = new URL(args.request.url)
  const sample = await readSample(args.context.database, wave.id)
  if (sample.outcome === 'refused') throw new Response(null, { status: 404 })
  const chosen = sample.cities.find(({ code }) => code === searchParams.get('city')) ?? sample.cities[0]
  const asked = readPlan(searchParams)
  const { t } = translator(args.context.language)
  const step = readRefused(searchParams)
  return {
    title,
    head,
    cities: sample.cities,
    chosen: chosen ?? null,
    named: searchParams.has('city'),
    asked,
    plan: chosen && asked.complete ? planOf(chosen, asked.request) : null,
    done: searchParams.get('done'),
    step: step && {
      ...step,
      words: sampleRefusal(t, { code: step.code, message: step.code, at: { ...step } }),
    },
  }
}

function planOf({ strata }: CitySample, request: PlanRequest) {
  const plan = strata.length > 0 ? planSample(strata, request) : null
  return plan ?? ('impossible' as const)
}

/** Sets the sample, from a file or as typed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const wave = params['wave'] ?? ''
  const upload = await readUpload(request, LARGEST)
  const city = upload.field('city')
  const sample = await readSample(context.database, wave)
  if (sample.outcome === 'refused') throw new Response(null, { status: 404 })
  const { frame, typed, merge } = await readFramePost(sample, upload)
  const result = await setSample(context.database, wave, frame, { merge, by: reader.name, at: context.now() })
  if (result.outcome === 'set') {
    const to = typed ? city : (result.cities[0]?.code ?? city)
    throw redirect(`${wavePath(wave)}/sample?${new URLSearchParams({ city: to, done: 'set' })}`)
  }
  const { t } = translator(context.language)
  const problems = (result.error.at['problems'] ?? []) as FrameProblem[]
  return data(
    {
      refused: sampleRefusal(t, result.error),
      problems,
      count: Number(result.error.at['count'] ?? problems.length),
      typed,
      merge,
      frame: typeof frame === 'string' ? frame : '',
    },
    { status: UNPROCESSABLE },
  )
}

export default function Sample() {
  const { t } = useTranslation('sample')
  const { head, cities, chosen, named, asked, plan, done, step } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const words = tried?.refused ?? step?.words
  const { problems, count } = tried ?? step ?? { problems: [], count: 0 }
  return (
    <WavePage wave={head} current="sample" title={t('title')}>
      <p>{t('lead')}</p>
      {words && (
        <Notice tone="error">
          <p>{words}</p>
          <FrameProblems problems={problems} count={count} typed={tried?.typed ?? false} />
        </Notice>
      )}
      {!tried && done === 'set' && (
        <Notice>
          <p role="status">{t('done')}</p>
        </Notice>
      )}
      <CityList
        cities={cities}
        chosen={chosen?.code ?? ''}
        path={`${wavePath(head.id)}/sample`}
        open={!named && !tried}
      />
      {chosen && (
        <>
          <StrataTable city={chosen} path={`${wavePath(head.id)}/sample`} />
          {chosen.made === 0 && head.status !== 'closed' && (
            <>
              <PlanSection city={chosen} asked={asked} plan={plan} />
              <StrataForm city={chosen} typed={tried?.typed ? tried.frame : null} merge={tried?.merge} />
              <ImportForm
                city={chosen.code}
                tried={tried && !tried.typed ? tried.frame : null}
                merge={tried?.merge}
              />
            </>
          )}
          <InvitationForms wave={head} city={chosen} typed={tried ? null : step} />
        </>
      )}
    </WavePage>
  )
}
