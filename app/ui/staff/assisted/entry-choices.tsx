import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { EnteredMode } from '#app/survey/wave/modes.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  entered: {
    waveId: string
    kind: string
    number: number
    title: LocalText
    status: string
    modes: EnteredMode[]
    cities: { code: string; name: LocalText }[]
  }
}

/** Where the code leads: a way for each mode and city it opens. */
export function EntryChoices({ entered }: Props) {
  const { t } = useTranslation('assisted')
  const { text } = useFormat()
  const { waveId, kind, number, title, status, modes, cities } = entered
  return (
    <>
      <h1 id="question" tabIndex={-1}>
        {text(title)}
      </h1>
      <p>{t(`choices.${kind}`, { number })}</p>
      {status !== 'open' && <p className="note">{t('choices.notOpen')}</p>}
      {modes.length === 0 && <p className="note">{t('choices.none')}</p>}
      {modes.map((mode) => (
        <section key={mode} aria-labelledby={`mode-${mode}`}>
          <h2 id={`mode-${mode}`}>{t(`mode.${mode}`)}</h2>
          <ul className="found">
            {cities.map(({ code, name }) => (
              <li key={code}>
                <a href={`/s/${encodeURIComponent(waveId)}/${code}/assisted/${mode}`}>{text(name)}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <form method="post">
        <p>
          <button className="secondary" name="intent" value="leave">
            {t('choices.leave')}
          </button>
        </p>
      </form>
    </>
  )
}
