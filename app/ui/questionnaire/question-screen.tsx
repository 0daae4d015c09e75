import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

import type { Item, Language } from '#app/survey/item.ts'
import type { IssueCode } from '#app/survey/rules.ts'
import { InterviewerNote } from '../assisted/interviewer-note.tsx'
import { AnswerRows } from './answer-rows.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { RankingField } from './ranking-field.tsx'
import { StepButtons } from './step-buttons.tsx'

interface Props {
  item: Item
  language: Language
  place: number
  of: number
  /** texts of the answer given so far */
  fields: string[]
  issue: IssueCode | null
}

/** One question: where we are, what is asked, the answers, and the way back and on. */
export function QuestionScreen({ item, language, place, of, fields, issue }: Props) {
  const { t } = useTranslation('resident')
  const message = issue ? t(`issue.${issue}`) : null
  const faultId = message ? 'fault' : undefined
  const control = { item, language, faultId }
  const isGroup = item.type !== 'open_text' && item.type !== 'number'
  const question = (
    <h1 id="question" className="question" tabIndex={-1}>
      {isGroup ? item.text[language] : <label htmlFor="answer">{item.text[language]}</label>}
    </h1>
  )
  const hints = [...(item.hint?.[language] ? [item.hint[language]] : []), ...hintsOf(item, t)]
  const below = (
    <>
      {hints.length > 0 && <p className="hint">{hints.join(language === 'en' ? ' ' : '')}</p>}
      {message && (
        <p className="fault" id="fault">
          {message}
        </p>
      )}
    </>
  )
  return (
    <>
      <p className="place">
        <span>{t(`section.${sectionOf(item)}`)}</span>
        <span data-place="">{t('question.progress', { place, of })}</span>
      </p>
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
          <WrittenField item={item} text={fields[0] ?? ''} faultId={faultId} />
        </>
      )}
      <StepButtons />
    </>
  )
}

function WrittenField({ item, text, faultId }: { item: Item; text: string; faultId: string | undefined }) {
  const shared = { name: 'answer', id: 'answer', defaultValue: text, 'aria-describedby': faultId }
  return item.type === 'number' ? (
    <input type="text" inputMode="decimal" autoComplete="off" {...shared} />
  ) : (
    <textarea rows={4} autoComplete="off" {...shared} />
  )
}

function hintsOf(item: Item, t: TFunction<'resident'>): string[] {
  const hints: string[] = []
  if (item.type === 'ranking')
    hints.push(t('question.rankHint', { count: item.max_ranked ?? item.options.length }))
  if (item.type === 'multiple_choice') hints.push(t('question.several'))
  if (item.type === 'open_text') hints.push(t('question.openHint', { count: item.max_length ?? 200 }))
  if (item.type === 'number' && item.min !== undefined && item.max !== undefined) {
    hints.push(t('question.numberHint', { min: item.min, max: item.max }))
  }
  if (!item.required) hints.push(t('question.skip'))
  return hints
}

/** The part of the questionnaire an item stands in: its first-level index, or its own kind. */
function sectionOf({ dimension }: Item): string {
  return /^[SMILE]\d$/.test(dimension) ? dimension.charAt(0) : dimension
}
