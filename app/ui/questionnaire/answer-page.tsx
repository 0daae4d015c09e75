import { useTranslation } from 'react-i18next'

import type { Answers, Item } from '#app/survey/item.ts'
import type { WaveSettings } from '#app/survey/wave.ts'
import { useFormat } from '../format/use-format.ts'
import { withQuery } from '../format/with-query.ts'
import { LanguageLink, ResidentPage } from '../layout/resident-page.tsx'
import { Interview, useStepTitle, type Step } from './interview.tsx'
import { IntroScreen } from './intro-screen.tsx'
import { MessageScreen } from './message-screen.tsx'
import { NotAskingScreen } from './not-asking.tsx'
import { KeptOnPhone } from './kept-on-phone.tsx'
import { PhoneScreens } from './phone-screens.tsx'
import { PrivacyNote } from './privacy-note.tsx'
import { FaceShapes } from './face.tsx'

interface CityName {
  code: string
  nameZh: string
  nameEn: string
}

export interface NotAskingPage {
  asking: false
  why: 'unknownWave' | 'unknownCity' | 'draft' | 'paused' | 'closed'
  wave: string
  path: string
  city: CityName | null
  opensOn: string | null
}

export interface AskingPage {
  asking: true
  wave: string
  path: string
  city: CityName
  items: Item[]
  settings: WaveSettings
  noticeVersion: string
  synthetic: boolean
  closesOn: string
  languages: string[]
}

/** What a post led to; null on the first screen. */
export interface Posted {
  view: Step | { kind: 'intro' | 'again' | 'declined' | 'screened-out' }
  state: string | null
  answers: Answers
  refusal: string | null
}

interface Props {
  page: AskingPage | NotAskingPage
  posted: Posted | null
  /** address of the phone's script */
  script: string
}

/** The answer page of a wave and city: its first screen with all that the phone's script needs, or one screen of a form. */
export function AnswerPage({ page, posted, script }: Props) {
  return page.asking ? <Asking page={page} posted={posted} script={script} /> : <NotAsking page={page} />
}

function Asking({ page, posted, script }: { page: AskingPage; posted: Posted | null; script: string }) {
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const city = nameOf(page.city, language)
  const survey = t('pageTitle', { title: t('title'), city })
  const view = posted?.view
  const step = view?.kind === 'item' || view?.kind === 'check' ? view : null
  const title = useStepTitle(step, page.items, language, survey)
  return (
    <ResidentPage
      title={title}
      heading={city}
      languageSwitch={page.languages.length > 1 && <LanguageButton path={posted ? page.path : null} />}
      note={<PrivacyNote months={page.settings.retentionMonths} />}
      footer={!posted && <KeptOnPhone />}
    >
      <form id="answer-form" method="post" noValidate>
        {step && posted?.state ? (
          <Interview
            {...posted}
            state={posted.state}
            refusal={posted.refusal && t(`refused.${posted.refusal}`)}
            step={step}
            items={page.items}
            language={language}
          />
        ) : (
          <Opening page={page} posted={posted} city={city} />
        )}
      </form>
      <FaceShapes />
      {!posted && (
        <>
          <PhoneScreens
            wave={page.wave}
            cityCode={page.city.code}
            city={city}
            language={language}
            noticeVersion={page.noticeVersion}
            items={page.items}
            until={date(page.closesOn)}
          />
          <script src={script} defer />
        </>
      )}
    </ResidentPage>
  )
}

/** What stands before the questions, or instead of them. */
function Opening({ page, posted, city }: { page: AskingPage; posted: Posted | null; city: string }) {
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const kind = posted?.view.kind
  if (kind === 'declined' || kind === 'screened-out') {
    const [key, body] =
      kind === 'declined'
        ? ['declined', [t('declined.body', { date: date(page.closesOn) })]]
        : ['screenedOut', [t('screenedOut.body'), t('screenedOut.again')]]
    return (
      <MessageScreen title={t(`${key}.title`)} body={body}>
        <p>
          <a href={page.path}>{t(`${key}.restart`)}</a>
        </p>
      </MessageScreen>
    )
  }
  return (
    <>
      {posted?.state && <input type="hidden" name="state" value={posted.state} />}
      <IntroScreen
        city={city}
        language={language}
        questions={page.items.length}
        settings={page.settings}
        noticeVersion={page.noticeVersion}
        synthetic={page.synthetic}
        again={kind === 'again'}
      />
    </>
  )
}

/**
 * The other language, with everything answered so far. The first screen is the same for all readers and does not know
 * its own query, so there the server finds the way (`path` null).
 */
function LanguageButton({ path }: { path: string | null }) {
  const { t, i18n } = useTranslation('resident')
  const other = i18n.language === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      className="quiet"
      form="answer-form"
      name="intent"
      value={path === null ? `language:${other}` : 'stay'}
      formAction={path === null ? undefined : withQuery(path, { lang: other })}
      lang={other}
    >
      {t('otherLanguage')}
    </button>
  )
}

function NotAsking({ page }: { page: NotAskingPage }) {
  const { t, i18n } = useTranslation('resident')
  const { language, date } = useFormat()
  const other = i18n.language === 'en' ? 'zh-CN' : 'en'
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

function nameOf(city: CityName, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? city.nameEn : city.nameZh
}
