import type { Item, ItemOption, Language } from '#app/survey/item.ts'
import { Face } from './face.tsx'

interface Props {
  item: Item
  language: Language
  /** texts of the answers chosen */
  chosen: string[]
  /** id of the message about this answer, when there is one */
  faultId: string | undefined
}

/** Answers to choose from, each a full-width row; those that carry no opinion stand apart. */
export function AnswerRows({ item, language, chosen, faultId }: Props) {
  const opinions = item.options.filter((option) => !option.missing)
  const others = item.options.filter((option) => option.missing)
  const row = (option: ItemOption, index: number) => (
    <label className="answer" key={String(option.value)}>
      <input
        type={item.type === 'multiple_choice' ? 'checkbox' : 'radio'}
        name="answer"
        id={index === 0 ? 'answer' : undefined}
        value={String(option.value)}
        defaultChecked={chosen.includes(String(option.value))}
        aria-describedby={faultId}
      />
      <span className="row">
        {hasFace(item, option) && <Face value={Number(option.value)} />}
        {option.label[language]}
      </span>
    </label>
  )
  return (
    <>
      <div className="answers">{opinions.map(row)}</div>
      {others.length > 0 && (
        <div className="answers apart">
          {others.map((option, index) => row(option, index + opinions.length))}
        </div>
      )}
    </>
  )
}

function hasFace(item: Item, option: ItemOption): boolean {
  return item.scale?.endsWith('5') === true && item.polarity === 'positive' && !option.missing
}
