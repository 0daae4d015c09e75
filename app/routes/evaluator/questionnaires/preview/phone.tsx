import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import pageScript from '#app/phone/preview-page.ts?worker&url'
import listenScript from '#app/phone/listening/listen.ts?worker&url'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { placeIn } from '#app/services/collection/interview/place-in.ts'
import { takeStep } from '#app/services/collection/interview/take-step.server.ts'
import { textsIn } from '#app/services/collection/interview/texts-in.ts'
import { previewForm } from '#app/services/fieldwork/questionnaires/preview-form.server.ts'
import { estimateMinutes } from '#app/survey/questionnaire/checking/length.ts'
import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema } from '#app/survey/wave/wave.ts'
import { PhonePreview } from '#app/ui/staff/editor/preview/phone-preview.tsx'

import { requireRole } from '#app/routes/guard.server.ts'

export const headers = () => ({ 'Cache-Control': 'no-store' })

const NOTICE = '1'

/** The residents' screens of a draft or a version. Answers are carried from screen to screen and kept nowhere. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  return pageOf({ request, params, context })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const form = await readForm(request)
  const { items, split } = await pageOf({ request, params, context })
  const place = { secret: context.env.sessionSecret, wave: 'preview', city: params['code'] ?? '' }
  const wave = { noticeVersion: NOTICE }
  const step = takeStep(place, { wave }, { items, split }, form, null, context.now())
  const sent = form.get('intent') === 'send' && step.view.kind === 'check'
  return data({ step, sent })
}

async function pageOf({
  request,
  params,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>) {
  const url = new URL(request.url)
  const version = /^\d{1,6}$/.exec(url.searchParams.get('version') ?? '')?.[0]
  const today = context.now().toISOString().slice(0, 10)
  const city = url.searchParams.get('city') ?? ''
  const wanted = { version: version === undefined ? null : Number(version), city, today }
  const form = await previewForm(context.database, params['code'] ?? '', wanted)
  if (!form) throw new Response(null, { status: 404 })
  const minutes = Math.max(
    1,
    Math.round(estimateMinutes({ title: DEFAULT_POPULATION, ...form }, context.language)),
  )
  const { code, nameZh, nameEn } = form.city
  return {
    asking: true as const,
    wave: 'preview',
    path: url.pathname + url.search,
    city: { code, nameZh: placeIn(nameZh, context.shownIn), nameEn },
    items: textsIn(form.items, context.shownIn),
    split: form.split,
    settings: textsIn(waveSettingsSchema.parse({ population: DEFAULT_POPULATION, minutes }), context.shownIn),
    measuredMinutes: null,
    noticeVersion: NOTICE,
    synthetic: false,
    closesOn: today,
    languages: [],
    full: [],
    invited: false,
  }
}

export default function Phone() {
  const page = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const scripts = { page: pageScript, listen: listenScript }
  return (
    <PhonePreview page={page} posted={posted?.step ?? null} sent={posted?.sent ?? false} scripts={scripts} />
  )
}
