import { useTranslation } from 'react-i18next'

import type { Item, Language } from '#app/survey/item.ts'

interface Props {
  item: Item
  language: Language
  chosen: string[]
  faultId: string | undefined
}

/** A ranking as one list per place. The phone's script turns it into rows to tap in order. */
export function RankingField({ item, language, chosen, faultId }: Props) {
  const { t } = useTranslation('resident')
  const places = item.max_ranked ?? item.options.length
  return (
    <div
      className="ranking"
      data-ranking={places}
      data-full={t('question.rankFull', { count: places })}
      data-ranked-as={t('question.rankedAs', { place: '{place}' })}
    >
      {Array.from({ length: places }, (_, index) => (
        <label className="field" key={index}>
          <span>{t([`question.rankPlace_${index + 1}`, 'question.rankPlace'], { place: index + 1 })}</span>
          <select
            name="answer"
            id={index === 0 ? 'answer' : undefined}
            defaultValue={chosen[index] ?? ''}
            aria-describedby={faultId}
          >
            <option value="">{t('question.rankNone')}</option>
            {item.options.map((option) => (
              <option key={String(option.value)} value={String(option.value)}>
                {option.label[language]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}
