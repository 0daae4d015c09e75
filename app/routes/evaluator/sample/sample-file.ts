import { redirect, type ActionFunctionArgs } from '@remix-run/node'

import { readUpload, type Upload } from '#app/platform/http/reading/read-upload.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { writeInvitations } from '#app/services/fieldwork/invitations/invitation-file.ts'
import { leaveOutDeclined } from '#app/services/fieldwork/invitations/leave-out-declined.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { LINK_MARK, MESSAGE_KINDS, messageTexts } from '#app/services/fieldwork/invitations/message-texts.ts'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { requireRole } from '../../guard.server.ts'
import { originOf } from './origin-of.server.ts'

const LARGEST = 8 * 1024 * 1024

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
  const back = (error: Refused['error']) =>
    redirect(`${wavePath(wave)}/sample?${new URLSearchParams({ city, refused: error.code })}`, 303)

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
