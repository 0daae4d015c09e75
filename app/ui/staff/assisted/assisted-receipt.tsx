import { useTranslation } from 'react-i18next'

import { TABLET_SECONDS, type EnteredMode } from '#app/survey/wave/modes.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ResidentPage } from '#app/ui/layout/resident-page.tsx'
import type { AskingPage } from '#app/ui/resident/answer-page-props.ts'
import { ReceiptScreen } from '#app/ui/resident/receipt-screen.tsx'

interface Props {
  page: AskingPage
  code: string
  mode: EnteredMode
}

/** The end without script: the code, and the way to the next person. */
export function AssistedReceipt({ page, code, mode }: Props) {
  const { t } = useTranslation('assisted')
  const resident = useTranslation('resident').t
  const { language, date } = useFormat()
  const city = language === 'en' ? page.city.nameEn : page.city.nameZh
  return (
    <ResidentPage
      title={`${resident('done.title')} · ${resident('title')}`}
      heading={city}
      languageSwitch={null}
    >
      <ReceiptScreen city={city} until={date(page.closesOn)} code={code} />
      <p>
        <a href={page.path}>{t(mode === 'tablet' ? 'tablet.noted' : 'next')}</a>
      </p>
      {mode === 'tablet' && <p className="hint">{t('tablet.closes', { seconds: TABLET_SECONDS.code })}</p>}
    </ResidentPage>
  )
}
