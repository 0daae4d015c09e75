import { useTranslation } from 'react-i18next'

import type { Item } from '#app/survey/item.ts'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { TextInLanguages } from './text-in-languages.tsx'
import { Tick } from './tick.tsx'

/** What only some types of items know: limits, random order, units. */
export function TypeFields({ item }: { item: Item }) {
  const { t } = useTranslation('evaluator')
  const { type } = item
  const number = (id: string, value: number | undefined) => (
    <TextField
      id={id}
      label={t(`questionnaires.limits.${id}`)}
      value={value === undefined ? '' : String(value)}
      inputMode="decimal"
    />
  )
  if (type === 'number') {
    return (
      <>
        <div className="side-by-side">
          {number('min', item.min)}
          {number('max', item.max)}
        </div>
        <Tick name="whole" label={t('questionnaires.limits.whole')} checked={item.whole ?? false} />
        <TextInLanguages
          name="unit"
          legend={t('questionnaires.limits.unit')}
          text={item.unit}
          rows={1}
          optional
        />
      </>
    )
  }
  if (type === 'open_text') return number('max_length', item.max_length)
  if (type === 'single_choice_dynamic') return null
  return (
    <>
      {type !== 'single_choice' && (
        <div className="side-by-side">
          {number('least', type === 'ranking' ? item.min_ranked : item.min_chosen)}
          {number('most', type === 'ranking' ? item.max_ranked : item.max_chosen)}
        </div>
      )}
      <div className="editor-ticks">
        <Tick
          name="randomise_options"
          label={t('questionnaires.limits.random')}
          checked={item.randomise_options ?? false}
        />
        {type === 'single_choice' && (
          <Tick
            name="randomise_direction"
            label={t('questionnaires.limits.direction')}
            checked={item.randomise_direction ?? false}
          />
        )}
      </div>
    </>
  )
}
