import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { WORK_BITS } from '#app/survey/rules/proof-of-work.ts'
import { useFormat } from '../format/use-format.ts'
import { withQuery } from '../format/with-query.ts'
import { LanguageLink, ResidentPage } from '../layout/resident-page.tsx'
import type { AskingPage, CityName, NotAskingPage, Posted } from './answer-page-props.ts'
import { FaceShapes } from '../questionnaire/face.tsx'
import { Interview, useStepTitle } from '../questionnaire/interview.tsx'
import { Bait } from './bait.tsx'
import { KeptOnPhone } from './kept-on-phone.tsx'
import { LanguageButtons } from './language-buttons.tsx'
import { NotAskingScreen } from './not-asking.tsx'
import { Opening } from './opening.tsx'
import { PhoneScreens } from './phone-screens.tsx'
import { PrivacyNote } from './privacy-note.tsx'

interface Props {
  page: AskingPage | NotAskingPage
  posted: Posted | null
  /** addresses of the phone's script, of the worker that keeps the page without a network, and of what reads aloud, of what makes tickets */
  scripts: { page: string; worker: string; listen: string; tickets: string }
  /** what a shared tablet or an interviewer's device shows beside; it keeps nothing on the phone */
  aside?: ReactNode
}

/** The answer page of a wave and city: its first screen with all that the phone's script needs, or one screen of a form. */
export function AnswerPage({ page, posted, scripts, aside }: Props) {
  return page.asking ? (
    <Asking page={page} posted={posted} scripts={scripts} aside={aside} />
  ) : (
    <NotAsking page={page} />
  )
}

function Asking({ page, posted, scripts, aside }: Props & { page: AskingPage }) {
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const city = nameOf(page.city, language)
  const survey = t('pageTitle', { title: t('title'), city })
  const view = posted?.view
  const step = view?.kind === 'item' || view?.kind === 'check' ? view : null
  const title = useStepTitle(step, posted?.items ?? [], language, survey)
  return (
    <ResidentPage
      title={title}
      heading={city}
      languageSwitch={<LanguageButtons languages={page.languages} path={posted ? page.path : null} />}
      note={<PrivacyNote version={page.noticeVersion} settings={page.settings} />}
      footer={!posted && !aside && <KeptOnPhone />}
      midway={Boolean(step) || Boolean(aside)}
    >
      <form id="answer-form" method="post" noValidate>
        {step?.kind === 'check' && page.invited && <p className="note">{t('invited.withoutScript')}</p>}
        {step && posted?.state ? (
          <Interview
            {...posted}
            state={posted.state}
            refusal={posted.refusal && t(`refused.${posted.refusal}`)}
            step={step}
            language={language}
          />
        ) : (
          <Opening page={page} posted={posted} city={city} />
        )}
      </form>
      <Bait />
      <FaceShapes />
      {aside}
      {!posted && (
        <>
          <PhoneScreens
            wave={page.wave}
            cityCode={page.city.code}
            city={city}
            language={language}
            languages={page.languages}
            worker={scripts.worker}
            listen={scripts.listen}
            tickets={scripts.tickets}
            noticeVersion={page.noticeVersion}
            work={aside ? 0 : workOf(page.settings)}
            items={page.items}
            split={page.split}
            full={page.full}
            until={date(page.closesOn)}
          />
          <script src={scripts.page} defer />
        </>
      )}
    </ResidentPage>
  )
}

function NotAsking({ page }: { page: NotAskingPage }) {
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <ResidentPage
      title={`${t(`closed.${page.why}.title`)} · ${t('title')}`}
      heading={page.city ? nameOf(page.city, language) : t('title')}
      languageSwitch={<LanguageLink href={withQuery(page.path, { lang: other })} />}
    >
      <NotAskingScreen why={page.why} wave={page.wave} opensOn={page.opensOn ? date(page.opensOn) : ''} />
    </ResidentPage>
  )
}

function workOf({ proofOfWork }: AskingPage['settings']): number {
  return proofOfWork ? WORK_BITS[proofOfWork] : 0
}

function nameOf(city: CityName, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? city.nameEn : city.nameZh
}
