import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { cityDay } from '#app/platform/city-day.ts'
import { LANGUAGE_TAGS } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { compareSheet } from '#app/services/collection/paper/compare-sheet.server.ts'
import { enterSheet } from '#app/services/collection/paper/enter-sheet.server.ts'
import { undoSheet } from '#app/services/collection/paper/undo-sheet.server.ts'
import keyingScript from '#app/studio/keying/keying.ts?worker&url'
import { paperForm } from '#app/survey/paper/paper-form.ts'
import { ComparedNotice } from '#app/ui/staff/paper/staff/compared-notice.tsx'
import { EnterForm } from '#app/ui/staff/paper/staff/enter-form.tsx'
import { EnterNotices } from '#app/ui/staff/paper/staff/enter-notices.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

const UNPROCESSABLE = 422
const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** The fields of a sheet of one city. @throws Response 404 for a city the wave has not */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'paper')
  const { searchParams } = new URL(args.request.url)
  const live = await args.context.collection.waves.find(wave.id)
  const form = await live?.cityForm(searchParams.get('city') ?? wave.cities[0]?.code ?? '')
  if (!form) throw new Response(null, { status: 404 })
  const { code, nameZh, nameEn } = form.city
  return {
    title,
    head,
    city: { code, name: { 'zh-CN': nameZh, en: nameEn } },
    languages: wave.languages,
    noticeVersion: wave.noticeVersion,
    form: paperForm(form.items),
    second: searchParams.get('second'),
    done: searchParams.get('done'),
    undone: searchParams.get('undone'),
  }
}

/** Keys a sheet in, keys it a second time, or takes one out again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const wave = params['wave'] ?? ''
  const form = await readForm(request)
  const { database, collection, now } = context
  const at = now()
  const on = cityDay(at)
  const city = form.get('city') ?? ''
  const sheet = (form.get('sheet') ?? '').trim().toUpperCase()
  const path = `${wavePath(wave)}/paper/enter?city=${encodeURIComponent(city)}`
  const values = Object.fromEntries(form)

  if (form.get('step') === 'undo') {
    const result = await undoSheet(database, { wave, sheet }, { by, at })
    if (result.outcome === 'withdrawn') throw redirect(`${path}&undone=${encodeURIComponent(sheet)}`)
    return data(
      { reason: `undo-${result.reason}`, faults: [], compared: null, values: {} },
      { status: CONFLICT },
    )
  }
  const keyed = (item: string) => form.get(`item-${item}`) ?? ''
  if (form.get('step') === 'second') {
    const result = await compareSheet(database, collection, { wave, city, sheet, keyed }, { by, on })
    if (result.outcome === 'compared') {
      return data({ reason: null, faults: [], compared: { sheet, ...result }, values: {} })
    }
    if (result.outcome === 'faulty') return faulty(result.faults, values)
    return data({ reason: result.reason, faults: [], compared: null, values }, { status: CONFLICT })
  }
  const result = await enterSheet(
    database,
    collection,
    {
      wave,
      city,
      sheet,
      language: LANGUAGE_TAGS.find((tag) => tag === form.get('language')) ?? context.language,
      noticeVersion: form.get('notice') ?? '',
      consent: form.get('consent') === 'yes',
      ticket: form.get('ticket')?.trim() || null,
      keyed,
    },
    { by, on },
  )
  if (result.outcome === 'faulty') return faulty(result.faults, values)
  if (result.outcome === 'refused') {
    return data({ reason: result.reason, faults: [], compared: null, values }, { status: CONFLICT })
  }
  const query = new URLSearchParams({ done: sheet, language: String(values['language'] ?? '') })
  throw redirect(`${path}&${query}`)
}

type Faults = { item: string; number: number; code: string; keyed: string }[]

function faulty(faults: Faults, values: Record<string, string>) {
  return data({ reason: null, faults, compared: null, values }, { status: UNPROCESSABLE })
}

export default function PaperEnter() {
  const { t } = useTranslation('paper')
  const { head, city, languages, noticeVersion, form, second, done, undone } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const path = `${wavePath(head.id)}/paper`
  return (
    <WavePage
      wave={head}
      current="paper"
      title={t(second ? 'enter.secondTitle' : 'enter.title', { sheet: second ?? '' })}
      crumbs={[{ label: t('staff.title'), to: path }]}
    >
      <EnterNotices
        city={city}
        reason={tried?.reason ?? null}
        done={tried ? null : done}
        undone={tried ? null : undone}
      />
      {tried?.compared ? (
        <ComparedNotice compared={tried.compared} form={form} back={path} />
      ) : (
        <EnterForm
          city={city}
          languages={languages}
          noticeVersion={noticeVersion}
          form={form}
          second={second}
          faults={tried?.faults ?? []}
          values={tried?.values ?? {}}
        />
      )}
      <script src={keyingScript} defer />
    </WavePage>
  )
}
