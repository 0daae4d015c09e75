import { useTranslation } from 'react-i18next'

import type { AskingPage, Posted } from '#app/ui/resident/answer-page-props.ts'
import { MessageScreen } from '#app/ui/resident/message-screen.tsx'
import { Opening } from '#app/ui/resident/opening.tsx'
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
}

/** The residents' own screens of a questionnaire that is not asked yet. Nothing of it is kept anywhere. */
export function PhonePreview({ page, posted, sent }: Props) {
  const { t } = useTranslation('resident')
  const { language } = useFormat()
  const city = language === 'en' ? page.city.nameEn : page.city.nameZh
  const view = posted?.view
  const step = view?.kind === 'item' || view?.kind === 'check' ? view : null
  return (
    <ResidentPage
      title={t('preview.title')}
      heading={`${t('preview.mark')} · ${city}`}
      languageSwitch={null}
      note={<PrivacyNote version={page.noticeVersion} settings={page.settings} />}
    >
      {sent ? (
        <MessageScreen title={t('preview.sentTitle')} body={[t('preview.sentBody')]}>
          <p>
            <a href={page.path}>{t('preview.again')}</a>
          </p>
        </MessageScreen>
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
    </ResidentPage>
  )
}
