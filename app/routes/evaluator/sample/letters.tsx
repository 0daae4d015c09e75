import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readUpload } from '#app/platform/http/reading/read-upload.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { leaveOutDeclined } from '#app/services/fieldwork/invitations/leave-out-declined.server.ts'
import { FrameProblems, type FrameProblem } from '#app/ui/staff/sample/frame-problems.tsx'
import { PrintBar } from '#app/ui/staff/sample/print/print-bar.tsx'
import {
  PIECES,
  PIECES_A_PAGE,
  PRINT_LANGUAGES,
  type PrintFacts,
  type PrintedInvitation,
} from '#app/ui/staff/sample/print/print-facts.ts'
import sheet from '#app/ui/staff/sample/print/print.css?url'
import { Poster } from '#app/ui/staff/sample/print/poster.tsx'
import { PrintedPieces } from '#app/ui/staff/sample/print/printed-pieces.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { originOf } from './origin-of.server.ts'
import { sampleRefusal } from './sample-refusal.server.ts'

export { noStore as headers } from '../../no-store.ts'

/** Tells the outer page that this one brings a sheet of its own. */
export const handle = { ownSheet: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheet }]

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

const LARGEST = 8 * 1024 * 1024
const CONFLICT = 409

/** A poster of a city with the open link of a channel; letters and cards are posted, since they hold codes. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'sample')
  const { searchParams } = new URL(args.request.url)
  const code = searchParams.get('city') ?? wave.cities[0]?.code ?? ''
  const city = wave.cities.find((one) => one.code === code)
  if (!city) throw new Response(null, { status: 404 })
  const { settings, closesOn, synthetic } = wave
  const origin = originOf(args.context, args.request)
  const channel = searchParams.get('channel') ?? ''
  const facts: PrintFacts = {
    city: city.name,
    legal: settings.legal,
    minutes: settings.minutes,
    closesOn,
    synthetic,
    origin,
  }
  const link = `${origin}/s/${wave.id}/${code}${channel ? `?${new URLSearchParams({ c: channel })}` : ''}`
  const language = PRINT_LANGUAGES.find((tag) => tag === searchParams.get('language')) ?? 'zh-CN'
  return { title, head, code, facts, link, language }
}

/** Lays out one part of a file of invitations; nothing of it is kept. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const upload = await readUpload(request, LARGEST)
  const file = (await upload.file('file')) ?? upload.field('lines')
  const read = await leaveOutDeclined(context.database, params['wave'] ?? '', file)
  const { t } = translator(context.language)
  const refuse = (error: Refused['error']) =>
    data(
      {
        refused: sampleRefusal(t, error),
        problems: (error.at['problems'] ?? []) as FrameProblem[],
        count: Number(error.at['count'] ?? 0),
        laid: null,
      },
      { status: CONFLICT },
    )
  if (read.outcome === 'refused') return refuse(read.error)
  const piece = PIECES.find((one) => one === upload.field('piece')) ?? 'letter'
  const language = PRINT_LANGUAGES.find((tag) => tag === upload.field('language')) ?? 'zh-CN'
  const all = chosen(read.lines, upload.field('city'), Number(upload.field('batch')))
  if (all.length === 0) return refuse({ code: 'NONE_TO_PRINT', message: '', at: {} })
  const parts = Math.max(1, Math.ceil(all.length / PIECES_A_PAGE[piece]))
  const part = Math.min(parts, Math.max(1, Number(upload.field('part')) || 1))
  return data({
    refused: null,
    problems: [],
    count: 0,
    laid: { piece, language, part, parts, invitations: all, declined: read.declined },
  })
}

/** Those of one city, and of one batch where one is named. */
function chosen(
  lines: { number: number; code: string; city: string; batch: number }[],
  city: string,
  batch: number,
): PrintedInvitation[] {
  return lines
    .filter((line) => line.city === '' || line.city === city)
    .filter((line) => !batch || line.batch === batch)
    .map(({ number, code }) => ({ number, code }))
}

export default function Letters() {
  const { t } = useTranslation('sample')
  const { head, code, facts, link, language } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const back = `${wavePath(head.id)}/sample?city=${code}`
  if (tried?.refused) {
    return (
      <main className="print-bar">
        <a href={back}>{t('bar.back')}</a>
        <h1>{t('letters.title')}</h1>
        <div role="alert">
          <p>{tried.refused}</p>
          <FrameProblems problems={tried.problems} count={tried.count} typed={false} />
        </div>
      </main>
    )
  }
  return (
    <>
      <PrintBar back={back} city={code} laid={tried?.laid ?? null} />
      <main>
        {tried?.laid ? (
          <PrintedPieces facts={facts} {...tried.laid} />
        ) : (
          <Poster facts={facts} link={link} language={language} />
        )}
      </main>
    </>
  )
}
