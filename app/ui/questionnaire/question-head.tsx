import { useTranslation } from 'react-i18next'

interface Props {
  /** key of the part of the questionnaire */
  section: string
  place: number
  of: number
  /** in simpler words now; null when the questionnaire has none */
  simple: boolean | null
}

/**
 * Where we are, and what makes a question easier to take in: its words, and listening to it. The listening button waits
 * for the phone's script to find a voice.
 */
export function QuestionHead({ section, place, of, simple }: Props) {
  const { t } = useTranslation('resident')
  return (
    <div className="head">
      <p className="place">
        <span>{t(`section.${section}`)}</span>
        <span data-place="">{t('question.progress', { place, of })}</span>
      </p>
      <button
        type="button"
        className="quiet listen"
        data-listen=""
        data-stop={t('listen.stop')}
        hidden
        aria-label={t('listen.start')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M4 9.5v5h3.5l5 4v-13l-5 4z" />
          <path className="wave" d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />
          <path className="square" d="M7 7h10v10H7z" />
        </svg>
      </button>
      {simple !== null && (
        <button
          className="quiet words"
          name="intent"
          value={simple ? 'words:usual' : 'words:simple'}
          data-usual={t('words.usual')}
          data-simpler={t('words.simple')}
        >
          {t(simple ? 'words.usual' : 'words.simple')}
        </button>
      )}
    </div>
  )
}
