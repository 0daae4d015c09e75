import { useTranslation } from 'react-i18next'

import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  question: PaperItem
  value: string
  fault: string | undefined
}

/** One field of the sheet: number, what was asked, the field, and the codes it knows. */
export function KeyingRow({ question: { number, item, options }, value, fault }: Props) {
  const { t } = useTranslation('paper')
  const { languageOf, text } = useFormat()
  const id = `item-${item.code}`
  const ways = options.flatMap(({ code, goTo }) =>
    goTo?.to === 'question' ? [`${code}:${goTo.number}`] : [],
  )
  const control = {
    id,
    name: id,
    className: 'control',
    defaultValue: value,
    'aria-describedby': `${id}-codes ${id}-fault`,
    'aria-invalid': fault ? (true as const) : undefined,
    'data-kind': item.type,
    'data-number': number,
    'data-codes': options.map(({ code }) => code).join(' '),
    'data-min': item.min,
    'data-max': item.max,
    'data-ways': ways.join(' '),
    'data-words': t('enter.unknown', { number, keyed: '{keyed}' }),
  }
  return (
    <li className={fault ? 'keying-row keying-wrong' : 'keying-row'}>
      <label htmlFor={id}>
        <span className="keying-number">{number}</span> {text(item.short_label)}
      </label>
      {item.type === 'open_text' ? (
        <textarea {...control} rows={2} />
      ) : (
        <input
          {...control}
          type="text"
          inputMode={item.type === 'number' ? 'decimal' : 'numeric'}
          autoComplete="off"
        />
      )}
      <p className="keying-codes" id={`${id}-codes`}>
        {options.map(({ code, label }) => (
          <span key={code}>
            <b>{code}</b> <span lang={languageOf(text(label))}>{text(label)}</span>{' '}
          </span>
        ))}
        {item.type === 'ranking' && t('enter.inOrder')}
        {item.type === 'multiple_choice' && t('enter.withSpaces')}
        {item.type === 'number' &&
          item.min !== undefined &&
          item.max !== undefined &&
          `${item.min}–${item.max}`}
      </p>
      <p className="keying-fault" id={`${id}-fault`} role="status">
        {fault}
      </p>
    </li>
  )
}
