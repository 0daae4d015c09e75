import { useTranslation } from 'react-i18next'

import type { Item, Language } from '#app/survey/item.ts'
import { sectionOf } from '#app/survey/questionnaire/section-of.ts'
import type { IssueCode } from '#app/survey/rules/rules.ts'
import { InterviewerNote } from '#app/ui/staff/assisted/interviewer-note.tsx'
import { AnswerRows } from './answer-rows.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { RankingField } from './ranking-field.tsx'
import { hintsOf } from './hints-of.ts'
import { QuestionHead } from './question-head.tsx'
import { Recorded } from './recorded.tsx'
import { StepButtons } from './step-buttons.tsx'
import { Worded } from './worded.tsx'
import { WrittenField } from './written-field.tsx'

interface Props {
  item: Item
  language: Language
  place: number
  of: number
  /** texts of the answer given so far */
  fields: string[]
  issue: IssueCode | null
  /** in simpler words now; null when the questionnaire has none */
  simple: boolean | null
}

/** One question: where we are, what is asked, the answers, and the way back and on. */
export function QuestionScreen({ item, language, place, of, fields, issue, simple }: Props) {
  const { t, i18n } = useTranslation('resident')
  const message = issue ? t(`issue.${issue}`) : null
  const hints = hintsOf(item, language, t)
  const described = [hints.length > 0 && 'hint', item.unit && 'unit', message && 'fault']
  const describedBy = described.filter(Boolean).join(' ') || undefined
  const faultId = message ? 'fault' : undefined
  const control = { item, language, faultId }
  const text = <Worded text={item.text} simple={item.simple} language={language} />
  const isGroup = item.type !== 'open_text' && item.type !== 'number'
  const question = (
    <h1 id="question" className="question" tabIndex={-1}>
      {isGroup ? text : <label htmlFor="answer">{text}</label>}
    </h1>
  )
  const below = (
    <>
      {hints.length > 0 && (
        <p className="hint" id="hint">
          {hints.join(language === 'en' ? ' ' : '')}
        </p>
      )}
      {simple !== true && <Recorded item={item} language={i18n.language} />}
      {message && (
        <p className="fault" id="fault">
          {message}
        </p>
      )}
    </>
  )
  return (
    <>
      {/* what the Enter key presses, ahead of every other button: it goes on, and changes nothing else */}
      <button className="first" name="intent" value="next" tabIndex={-1} aria-hidden="true" />
      <QuestionHead section={sectionOf(item)} place={place} of={of} simple={simple} />
      {message && <ErrorSummary faults={[message]} />}
      <InterviewerNote item={item} language={language} />
      {isGroup ? (
        <fieldset>
          <legend>{question}</legend>
          {below}
          {item.type === 'ranking' ? (
            <RankingField {...control} chosen={fields} />
          ) : (
            <AnswerRows {...control} chosen={fields} />
          )}
        </fieldset>
      ) : (
        <>
          {question}
          {below}
          <WrittenField item={item} language={language} fields={fields} describedBy={describedBy} />
        </>
      )}
      <StepButtons />
    </>
  )
}
