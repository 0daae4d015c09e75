import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import pageScript from '#app/phone/answer-page.ts?worker&url'
import listenScript from '#app/phone/listening/listen.ts?worker&url'
import workerScript from '#app/phone/offline/worker.ts?worker&url'
import ticketScript from '#app/phone/tickets/ticket-worker.ts?worker&url'
import { LANGUAGE_TAGS, RESIDENT_TAGS } from '#app/platform/i18n.server.ts'
import { TRADITIONAL } from '#app/platform/i18n/resident-languages.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import {
  findWavePage,
  takeStep,
  type InterviewPage,
} from '#app/services/collection/interview/take-step.server.ts'
import { asksIn } from '#app/services/collection/interview/language-of-wave.ts'
import { placeIn } from '#app/services/collection/interview/place-in.ts'
import { countStep } from '#app/services/collection/counts/count-step.server.ts'
import { textsIn } from '#app/services/collection/interview/texts-in.ts'
import { AnswerPage } from '#app/ui/resident/answer-page.tsx'

const REFUSED_STATUS = { busy: 503, 'storage-failed': 503, 'too-many': 429 } as const

export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { wave = '', city = '' } = params
  const url = new URL(request.url)
  const path = url.pathname + url.search
  const page = await findWavePage(context.collection, wave, city)
  if (!page.asking) {
    const { why, live, form } = page
    const named = form && {
      code: form.city.code,
      nameZh: placeIn(form.city.nameZh, context.shownIn),
      nameEn: form.city.nameEn,
    }
    const known = { city: named, opensOn: live?.wave.opensOn ?? null }
    const status = why === 'unknownWave' || why === 'unknownCity' ? 404 : 409
    return data({ asking: false as const, why, wave, path, ...known }, { status })
  }
  const { live, form } = page
  const { noticeVersion, synthetic, closesOn } = live.wave
  if (!asksIn(live.wave, context.shownIn)) {
    url.searchParams.set('lang', live.wave.languages[0] ?? LANGUAGE_TAGS[0])
    throw redirect(url.pathname + url.search)
  }
  const items = textsIn(form.items, context.shownIn)
  const settings = textsIn(live.wave.settings, context.shownIn)
  const { split } = form
  const { code, nameEn, adminLevel } = form.city
  const nameZh = placeIn(form.city.nameZh, context.shownIn)
  const traditional = adminLevel === 'sar' || context.shownIn === TRADITIONAL
  const languages = live.wave.languages.flatMap((tag) =>
    tag === 'zh-CN' && traditional ? [TRADITIONAL, tag] : [tag],
  )
  const measuredMinutes = context.collection.minutes.measured(live.wave)
  const full = context.collection.full(wave, form)
  const invited = url.searchParams.has('ticket')
  const about = {
    split,
    full,
    measuredMinutes,
    settings,
    noticeVersion,
    synthetic,
    closesOn,
    languages,
    invited,
  }
  return data({ asking: true as const, wave, path, city: { code, nameZh, nameEn }, items, ...about })
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { wave = '', city = '' } = params
  const form = await readForm(request)
  const switchTo = /^language:(.+)$/.exec(form.get('intent') ?? '')?.[1]
  if (switchTo) {
    const url = new URL(request.url)
    url.searchParams.set('lang', RESIDENT_TAGS.find((tag) => tag === switchTo) ?? LANGUAGE_TAGS[0])
    return redirect(url.pathname + url.search, 303)
  }
  const page = await findWavePage(context.collection, wave, city)
  if (!page.asking) return data(null, { status: page.why.startsWith('unknown') ? 404 : 409 })
  const place = { secret: context.env.sessionSecret, wave, city }
  const full = context.collection.full(wave, page.form)
  const asked = { ...page.form, items: textsIn(page.form.items, context.shownIn), full }
  const step = takeStep(place, page.live, asked, form, context.handedIn, context.now())
  countStep(context.collection.standing, place, form, step)
  return data(step, { status: statusOf(step) })
}

function statusOf({ view, refusal }: InterviewPage): number {
  if (view.kind === 'again') return 400
  if (refusal) return refusal in REFUSED_STATUS ? REFUSED_STATUS[refusal as keyof typeof REFUSED_STATUS] : 422
  return view.kind === 'item' && view.issue ? 422 : 200
}

/** The questions of a wave to the residents of a city: the first screen, and without script every other one. */
export default function Answer() {
  const page = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>() ?? null
  const scripts = { page: pageScript, worker: workerScript, listen: listenScript, tickets: ticketScript }
  return <AnswerPage page={page} posted={posted} scripts={scripts} />
}
