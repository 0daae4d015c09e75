import { data, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import pageScript from '#app/phone/assisted-page.ts?worker&url'
import listenScript from '#app/phone/listening/listen.ts?worker&url'
import workerScript from '#app/phone/offline/worker.ts?worker&url'
import ticketScript from '#app/phone/tickets/ticket-worker.ts?worker&url'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { readEntry } from '#app/services/collection/assisted/entry-cookie.server.ts'
import { outboxLock } from '#app/services/collection/assisted/outbox-key.server.ts'
import { sendForm } from '#app/services/collection/interview/send-form.server.ts'
import { ENTERED_MODES, modesOf, TABLET_SECONDS } from '#app/survey/wave/modes.ts'
import { AskedByContext } from '#app/ui/staff/assisted/asked-by.ts'
import { AssistedAside } from '#app/ui/staff/assisted/assisted-aside.tsx'
import { AssistedReceipt } from '#app/ui/staff/assisted/assisted-receipt.tsx'
import sheet from '#app/ui/staff/assisted/assisted-answer.css?url'
import { AnswerPage } from '#app/ui/resident/answer-page.tsx'

import { action as answerAction, loader as answerLoader } from './answer.tsx'

export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => {
  const again = actionHeaders.get('Refresh')
  return { 'Cache-Control': 'no-store', ...(again ? { Refresh: again } : {}) }
}

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheet }]

/** The answer page of a wave and city, in a mode that opens with a code. It is the same for whoever asks for it. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave = '', mode: named } = args.params
  const mode = ENTERED_MODES.find((one) => one === named)
  const live = await args.context.collection.waves.find(wave)
  if (!mode || !live || !modesOf(live.wave.settings).includes(mode)) throw new Response(null, { status: 404 })
  const { data: page, init } = await answerLoader(args)
  return data({ mode, page, lock: outboxLock(args.context.env.sessionSecret, wave) }, init ?? undefined)
}

/** A step without script. The last one hands the answers in, for the code that let this device in. */
export async function action(args: ActionFunctionArgs) {
  const { params, request, context } = args
  const { wave = '', city = '' } = params
  const mode = ENTERED_MODES.find((one) => one === params['mode'])
  if (!mode) throw new Response(null, { status: 404 })
  const form = await readForm(request.clone())
  const { searchParams, pathname } = new URL(request.url)
  const secret = context.env.sessionSecret
  const handedIn =
    form.get('intent') === 'send'
      ? await sendForm(context.collection, {
          place: { secret, wave, city },
          state: form.get('state'),
          language: context.shownIn,
          ticket: searchParams.get('ticket'),
          channel: searchParams.get('channel'),
          baited: Boolean(form.get('website')),
          now: context.now(),
          assisted: { mode, entry: readEntry(secret, request.headers.get('cookie')) },
        })
      : null
  // without script nothing on the page can tell that nobody is there any more: the browser starts it over
  const { idle, warning, code } = TABLET_SECONDS
  const startsOver = (seconds: number) =>
    mode === 'tablet' ? { headers: { Refresh: `${seconds}; url=${pathname}` } } : {}
  if (handedIn?.outcome === 'stored' || handedIn?.outcome === 'repeated') {
    return data({ code: handedIn.withdrawalCode, posted: null }, startsOver(code))
  }
  const step = await answerAction({ ...args, context: { ...context, handedIn } })
  if (!('data' in step)) return step
  return data({ code: null, posted: step.data }, { ...step.init, ...startsOver(idle + warning) })
}

/** The questions on a shared tablet, or as an interviewer asks them. */
export default function AssistedAnswer() {
  const { mode, page, lock } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const items = page.asking ? page.items : []
  const numbers = Object.fromEntries(items.map(({ code }, at) => [code, at + 1]))
  return (
    <AskedByContext.Provider value={{ mode, numbers }}>
      {result?.code && page.asking ? (
        <AssistedReceipt page={page} code={result.code} mode={mode} />
      ) : (
        <AnswerPage
          page={page}
          posted={result?.posted ?? null}
          scripts={{ page: pageScript, worker: workerScript, listen: listenScript, tickets: ticketScript }}
          aside={<AssistedAside mode={mode} lock={lock} />}
        />
      )}
    </AskedByContext.Provider>
  )
}
