import { useTranslation } from 'react-i18next'

import type { AskingPage, Posted } from '#app/ui/resident/answer-page-props.ts'
import { MessageScreen } from '#app/ui/resident/message-screen.tsx'
import { Opening } from '#app/ui/resident/opening.tsx'
import { PhoneScreens } from '#app/ui/resident/phone-screens.tsx'
import { PrivacyNote } from '#app/ui/resident/privacy-note.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { FaceShapes } from '#app/ui/questionnaire/face.tsx'
import { Interview } from '#app/ui/questionnaire/interview.tsx'

interface Props {
  page: AskingPage
  posted: Posted | null
  /** the answers would have been sent now */
  sent: boolean
  /** addresses of the script that shows the screens without asking the server, and of what reads them out */
  scripts: { page: string; listen: string }
}

/** The residents' own screens of a questionnaire that is not asked yet. Nothing of it is kept anywhere. */
export function PhonePreview({ page, posted, sent, scripts }: Props) {
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const city = language === 'en' ? page.city.nameEn : page.city.nameZh
  const view = posted?.view
  const step = view?.kind === 'item' || view?.kind === 'check' ? view : null
  return (
    <ResidentPage
      title={t('preview.title')}
      heading={`${t('preview.mark')} · ${city}`}
      languageSwitch={null}
      label={t('preview.mark')}
      note={<PrivacyNote version={page.noticeVersion} settings={page.settings} />}
    >
      {sent ? (
        <Rehearsed path={page.path} />
      ) : (
        <form id="answer-form" method="post" action={page.path} noValidate>
          {step && posted?.state ? (
            <Interview {...posted} state={posted.state} refusal={null} step={step} language={language} />
          ) : (
            <Opening page={page} posted={posted} city={city} />
          )}
        </form>
      )}
      <FaceShapes />
      {!posted && (
        <>
          <PhoneScreens
            wave={page.wave}
            cityCode={page.city.code}
            city={city}
            language={language}
            languages={page.languages}
            worker=""
            listen={scripts.listen}
            tickets=""
            work={0}
            noticeVersion={page.noticeVersion}
            items={page.items}
            split={page.split}
            full={page.full}
            until={date(page.closesOn)}
          >
            <div data-screen=":rehearsed">
              <Rehearsed path={page.path} />
            </div>
          </PhoneScreens>
          <script src={scripts.page} defer />
        </>
      )}
    </ResidentPage>
  )
}

/** Where the answers would leave. */
function Rehearsed({ path }: { path: string }) {
  const { t } = useTranslation('resident')
  return (
    <MessageScreen title={t('preview.sentTitle')} body={[t('preview.sentBody')]}>
      <p>
        <a href={path}>{t('preview.again')}</a>
      </p>
    </MessageScreen>
  )
}
