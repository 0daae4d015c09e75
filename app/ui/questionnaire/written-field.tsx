import type { Item, Language } from '#app/survey/item.ts'
import { OtherRows } from './answer-rows.tsx'

interface Props {
  item: Item
  language: Language
  /** texts of the answer given so far */
  fields: string[]
  /** ids of what is to be read with the field */
  describedBy: string | undefined
}

/** A field to write in: a number with what it counts and the answers beside it, or words. */
export function WrittenField({ item, language, fields, describedBy }: Props) {
  const isOption = (text: string) => item.options.some(({ value }) => String(value) === text)
  const shared = {
    name: 'answer',
    id: 'answer',
    autoComplete: 'off',
    defaultValue: fields.find((text) => !isOption(text)) ?? '',
    'aria-describedby': describedBy,
  }
  if (item.type === 'open_text') return <textarea rows={4} {...shared} />
  const unsigned = item.whole && (item.min ?? -1) >= 0
  return (
    <>
      <div className="number">
        <input type="text" inputMode={unsigned ? 'numeric' : 'decimal'} {...shared} />
        {item.unit && <span id="unit">{item.unit[language]}</span>}
      </div>
      {item.options.length > 0 && <OtherRows item={item} language={language} chosen={fields} />}
    </>
  )
}
