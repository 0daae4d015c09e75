import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readSheets } from '#app/services/collection/paper/read-sheets.server.ts'
import { modesOf } from '#app/survey/wave/modes.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { KeyingSummary } from '#app/ui/staff/paper/staff/keying-summary.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Printing the questionnaire, and what was keyed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'paper')
  return {
    title,
    head,
    offered: modesOf(wave.settings).includes('paper'),
    languages: wave.languages,
    cities: wave.cities.map(({ code, name }) => ({ code, name })),
    keyed: await readSheets(args.context.database, wave.id),
  }
}

export default function Paper() {
  const { t } = useTranslation('paper')
  const { text } = useFormat()
  const { head, offered, languages, cities, keyed } = useLoaderData<typeof loader>()
  const path = `${wavePath(head.id)}/paper`
  return (
    <WavePage wave={head} current="paper" title={t('staff.title')}>
      <p>{t('staff.lead')}</p>
      {!offered && (
        <Notice tone="warning">
          <p>
            {t('staff.notOffered')} <a href={`${wavePath(head.id)}/assisted`}>{t('staff.offerIt')}</a>
          </p>
        </Notice>
      )}
      <section aria-labelledby="print">
        <h2 id="print">{t('staff.print')}</h2>
        <p>{t('staff.printLead')}</p>
        <ul className="paper-cities">
          {cities.map(({ code, name }) => (
            <li key={code}>
              <strong>{text(name)}</strong>
              {languages.map((language) => (
                <a key={language} href={`${path}/sheet?city=${code}&language=${language}`}>
                  {t(`staff.sheetIn.${language}`, { defaultValue: language })}
                  <span className="sr-only"> · {text(name)}</span>
                </a>
              ))}
              {offered && head.status === 'open' && (
                <a href={`${path}/enter?city=${code}`}>
                  {t('staff.enter')}
                  <span className="sr-only"> · {text(name)}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      </section>
      <KeyingSummary wave={head} keyed={keyed} cities={cities} />
    </WavePage>
  )
}
