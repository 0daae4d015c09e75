import { useTranslation } from 'react-i18next'

import { expectedLength } from '#app/survey/rules/present.ts'
import { hasSimpleWords } from '#app/survey/questionnaire/simple-words.ts'
import { useFormat } from '../format/use-format.ts'
import type { AskingPage, Posted } from './answer-page-props.ts'
import { IntroScreen } from './intro-screen.tsx'
import { MessageScreen } from './message-screen.tsx'

/** What stands before the questions, or instead of them. */
export function Opening({ page, posted, city }: { page: AskingPage; posted: Posted | null; city: string }) {
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
          <a className="way" href={page.path}>
            {t(`${key}.restart`)}
          </a>
        </p>
      </MessageScreen>
    )
  }
  if (kind === 'full') {
    return <MessageScreen title={t('full.title')} body={[t('full.body', { city }), t('full.thanks')]} />
  }
  return (
    <>
      {posted?.state && <input type="hidden" name="state" value={posted.state} />}
      <IntroScreen
        city={city}
        language={language}
        questions={Math.round(expectedLength(page.items, page.split))}
        measured={page.measuredMinutes}
        settings={page.settings}
        noticeVersion={page.noticeVersion}
        synthetic={page.synthetic}
        offersSimple={hasSimpleWords(page.items)}
        invited={page.invited}
        again={kind === 'again'}
      />
    </>
  )
}
