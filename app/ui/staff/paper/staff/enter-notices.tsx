import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'

interface Props {
  city: { code: string; name: LocalText }
  /** why the last step was not done */
  reason: string | null
  /** the sheet just keyed in */
  done: string | null
  /** the sheet just taken out */
  undone: string | null
}

/** What became of the last step, and the way to take a sheet out again. */
export function EnterNotices({ city, reason, done, undone }: Props) {
  const { t } = useTranslation(['paper', 'resident'])
  return (
    <>
      {reason && (
        <Notice tone="error">
          <p>
            {t(`paper:refused.${reason}`, {
              defaultValue: t(`resident:issue.${reason}`, { defaultValue: reason }),
            })}
          </p>
        </Notice>
      )}
      {done && (
        <Notice>
          <p role="status">{t('enter.done', { sheet: done })}</p>
          <form method="post">
            <input type="hidden" name="city" value={city.code} />
            <input type="hidden" name="sheet" value={done} />
            <SubmitButton name="step" value="undo" tone="quiet">
              {t('enter.undo', { sheet: done })}
            </SubmitButton>
          </form>
        </Notice>
      )}
      {undone && (
        <Notice>
          <p role="status">{t('enter.undone', { sheet: undone })}</p>
        </Notice>
      )}
      <details>
        <summary>{t('enter.undoOther')}</summary>
        <p>{t('enter.undoLead')}</p>
        <form method="post" className="form">
          <input type="hidden" name="city" value={city.code} />
          <TextField id="undo-sheet" name="sheet" label={t('enter.sheet')} />
          <SubmitButton name="step" value="undo" tone="danger">
            {t('enter.undoButton')}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}
