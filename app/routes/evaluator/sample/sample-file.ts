import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'

import { readUpload, type Upload } from '#app/platform/http/reading/read-upload.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { writeInvitations } from '#app/services/fieldwork/invitations/invitation-file.ts'
import { leaveOutDeclined } from '#app/services/fieldwork/invitations/leave-out-declined.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { LINK_MARK, MESSAGE_KINDS, messageTexts } from '#app/services/fieldwork/invitations/message-texts.ts'
import { readSample } from '#app/services/fieldwork/samples/read-sample.server.ts'
import { writeFrame } from '#app/services/fieldwork/samples/write-frame.ts'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { originOf } from './origin-of.server.ts'
import { refusedQuery } from './refused-step.server.ts'

const LARGEST = 8 * 1024 * 1024

/** The sample of a city as the frame summary it could be imported from. @throws Response 404 without it */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const wave = params['wave'] ?? ''
  const sample = params['file'] === 'frame' ? await readSample(context.database, wave) : null
  const code = new URL(request.url).searchParams.get('city')
  const city = sample?.outcome === 'read' ? sample.cities.find((one) => one.code === code) : undefined
  if (!city || city.strata.length === 0) throw new Response(null, { status: 404 })
  return fileOf(writeFrame(city.code, city.strata), `frame-${wave}-${city.code}.csv`)
}

/**
 * Files about invitations, handed over once and kept nowhere: the codes just made, the same file without those who do
 * not want to be reminded, and messages for the sender's own gateway. What is declined is said on the sample page.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, env, now } = context
  const wave = params['wave'] ?? ''
  const upload = await readUpload(request, LARGEST)
  const city = upload.field('city')
  const typed = { city, template: upload.field('template'), batches: upload.field('batches') }
  const back = (error: Refused['error']) =>
    redirect(`${wavePath(wave)}/sample?${refusedQuery(error, typed)}`, 303)

  if (params['file'] === 'invitations') {
    const made = await makeInvitations(database, {
      wave,
      city,
      batches: Number(upload.field('batches')),
      origin: originOf(context, request),
      secret: env.sessionSecret,
      by: reader.name,
      at: now(),
    })
    if (made.outcome === 'refused') return back(made.error)
    return fileOf(writeInvitations(made.lines), `invitations-${wave}-${city}.csv`)
  }
  const read = await leaveOutDeclined(database, wave, await fileIn(upload))
  if (read.outcome === 'refused') return back(read.error)
  const kind = MESSAGE_KINDS.find((one) => one === params['file'])
  if (!kind) return fileOf(writeInvitations(read.lines), `reminders-${wave}.csv`)
  const template = upload.field('template').trim()
  if (!template.includes(LINK_MARK)) return back({ code: 'NO_LINK', message: '', at: {} })
  return fileOf(messageTexts(kind, read.lines, template), `${kind}-${wave}.${kind === 'sms' ? 'csv' : 'txt'}`)
}

async function fileIn(upload: Upload): Promise<Uint8Array | string> {
  return (await upload.file('file')) ?? ''
}

function fileOf(text: string, name: string): Response {
  // a byte order mark, by which spreadsheets know the text
  return new Response(`\ufeff${text}`, {
    headers: {
      'Content-Type': name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
