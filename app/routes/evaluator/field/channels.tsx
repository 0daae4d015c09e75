import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { addChannel, removeChannel } from '#app/services/fieldwork/channels/change-channels.server.ts'
import { readChannels } from '#app/services/fieldwork/channels/read-channels.server.ts'
import { CHANNEL_KINDS } from '#app/survey/wave/channel.ts'
import { ChannelCard } from '#app/ui/staff/field/channel-card.tsx'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'

import { requireRole } from '../../guard.server.ts'
import { pageMeta } from '../../page-meta.ts'
import { refusedWords } from '../../refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** The channels of a wave, with links to the city named by `?city=`, or to the choice of one. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'channels')
  const { database, env } = args.context
  const url = new URL(args.request.url)
  const city = wave.cities.find(({ code }) => code === url.searchParams.get('city'))?.code ?? null
  return {
    title,
    head,
    city,
    cities: wave.cities.map(({ code, name }) => ({ code, name })),
    channels: readChannels(database, wave.id),
    base: `${env.publicOrigin ?? url.origin}/s/${wave.id}${city ? `/${city}` : ''}?c=`,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const form = await readForm(request)
  const wave = params['wave'] ?? ''
  const who = { by, at: now() }
  const text = (name: string) => (form.get(name) ?? '').trim()
  const outcome =
    form.get('step') === 'remove'
      ? removeChannel(database, wave, text('code'), who)
      : await addChannel(database, wave, { kind: text('kind'), name: text('name') }, who)
  const { pathname, search } = new URL(request.url)
  if (outcome.outcome !== 'refused') throw redirect(pathname + search)
  const refused = refusedWords(translator(language).t, outcome.error)
  return data({ refused, name: text('name'), kind: text('kind') }, { status: CONFLICT })
}

export default function Channels() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, city, cities, channels, base } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={head} current="channels" title={t('channels.title')}>
      <p>{t('channels.lead')}</p>
      {tried?.refused && (
        <Notice tone="error">
          <p>{tried.refused}</p>
        </Notice>
      )}
      <section aria-labelledby="links" className="print-wide">
        <h2 id="links">{t('channels.links')}</h2>
        <form method="get" className="form no-print">
          <SelectField
            id="city"
            label={t('channels.city')}
            value={city ?? ''}
            emptyLabel={t('channels.chooseLater')}
            options={cities.map(({ code, name }) => ({ value: code, label: format.text(name) }))}
          />
          <SubmitButton tone="quiet">{t('channels.show')}</SubmitButton>
        </form>
        {channels.length === 0 ? (
          <EmptyState title={t('channels.none')}>
            <p>{t('channels.noneNext')}</p>
          </EmptyState>
        ) : (
          channels.map(({ removable, ...channel }) => (
            <ChannelCard
              key={channel.code}
              channel={channel}
              link={base + channel.code}
              removable={removable && head.status !== 'closed'}
            />
          ))
        )}
      </section>
      {head.status !== 'closed' && (
        <section aria-labelledby="add" className="no-print">
          <h2 id="add">{t('channels.add')}</h2>
          <form method="post" className="form">
            <TextField
              id="name"
              label={t('channels.name')}
              hint={t('channels.nameHint')}
              value={tried?.name}
              required
            />
            <SelectField
              id="kind"
              label={t('channels.kindLabel')}
              value={tried?.kind}
              options={CHANNEL_KINDS.map((kind) => ({ value: kind, label: t(`channels.kind.${kind}`) }))}
            />
            <SubmitButton name="step" value="add">
              {t('channels.addSubmit')}
            </SubmitButton>
          </form>
        </section>
      )}
    </WavePage>
  )
}
