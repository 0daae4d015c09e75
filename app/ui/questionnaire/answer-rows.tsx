import type { Item, ItemOption, Language } from '#app/survey/item.ts'
import { standsAlone } from '#app/survey/rules/rules.ts'
import { Face } from './face.tsx'
import { Worded } from './worded.tsx'

interface Props {
  item: Item
  language: Language
  /** texts of the answers chosen */
  chosen: string[]
  /** id of the message about this answer, when there is one */
  faultId?: string | undefined
}

/** Answers to choose from, each a full-width row; those that stand alone or carry no opinion are set apart. */
export function AnswerRows(props: Props) {
  const { item } = props
  return (
    <>
      <div className="answers">
        {item.options
          .filter((option) => !isApart(item, option))
          .map((option, index) => (
            <Row key={String(option.value)} {...props} option={option} isFirst={index === 0} />
          ))}
      </div>
      <OtherRows {...props} />
    </>
  )
}

/** The answers set apart: no opinion, and of several choices those that stand alone. */
export function OtherRows(props: Props) {
  const { item } = props
  const others = item.options.filter((option) => isApart(item, option))
  if (others.length === 0) return null
  const isOnly = item.type !== 'number' && others.length === item.options.length
  return (
    <div className="answers apart">
      {others.map((option, index) => (
        <Row key={String(option.value)} {...props} option={option} isFirst={isOnly && index === 0} />
      ))}
    </div>
  )
}

function Row({
  item,
  language,
  chosen,
  faultId,
  option,
  isFirst,
}: Props & { option: ItemOption; isFirst: boolean }) {
  const isBox = item.type === 'multiple_choice' || item.type === 'number'
  return (
    <label className="answer">
      <input
        type={isBox ? 'checkbox' : 'radio'}
        name="answer"
        id={isFirst ? 'answer' : undefined}
        value={String(option.value)}
        defaultChecked={chosen.includes(String(option.value))}
        data-lone={isBox && standsAlone(option) ? '' : undefined}
        aria-describedby={faultId}
      />
      <span className="row">
        {hasFace(item, option) && <Face value={Number(option.value)} />}
        <span>
          <Worded text={option.label} simple={option.simple} language={language} />
        </span>
      </span>
    </label>
  )
}

function isApart(item: Item, option: ItemOption): boolean {
  return option.missing === true || (item.type === 'multiple_choice' && option.exclusive === true)
}

function hasFace(item: Item, option: ItemOption): boolean {
  return item.scale?.endsWith('5') === true && item.polarity === 'positive' && !option.missing
}
