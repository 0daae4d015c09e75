import { useTranslation } from 'react-i18next'

import type { Answers, Item, Language } from '#app/survey/item.ts'
import { placeOnRoad } from '#app/survey/rules/road.ts'
import { isShown, type IssueCode } from '#app/survey/rules/rules.ts'
import { hasSimpleWords } from '#app/survey/questionnaire/simple-words.ts'
import { CheckScreen } from './check-screen.tsx'
import { QuestionScreen } from './question-screen.tsx'

/** One question, or the check page. */
export type Step =
  | { kind: 'item'; index: number; fields: string[]; issue: IssueCode | null; fromCheck: boolean }
  | { kind: 'check' }

interface Props {
  step: Step
  items: Item[]
  answers: Answers
  language: Language
  /** the answers so far, signed */
  state: string
  refusal: string | null
  /** in simpler words? */
  simple: boolean
}

/** A screen of the interview without script, with everything it carries to the next one. */
export function Interview({ step, items, answers, language, state, refusal, simple }: Props) {
  const item = step.kind === 'item' ? items[step.index] : undefined
  return (
    <>
      <input type="hidden" name="state" value={state} />
      <input type="hidden" name="screen" value={item?.code ?? 'check'} />
      {step.kind === 'item' && step.fromCheck && <input type="hidden" name="from" value="check" />}
      {step.kind === 'item' && item ? (
        <QuestionScreen
          item={item}
          language={language}
          {...placeOnRoad(items, answers, step.index)}
          fields={step.fields}
          issue={step.issue}
          simple={hasSimpleWords(items) ? simple : null}
        />
      ) : (
        <CheckScreen
          items={items.filter((one) => isShown(one, answers))}
          answers={answers}
          language={language}
          refusal={refusal}
        />
      )}
    </>
  )
}

/** Title of the browser's tab on a screen of the interview: what is asked, before the name of the survey. */
export function useStepTitle(step: Step | null, items: Item[], language: Language, survey: string): string {
  const { t } = useTranslation('resident')
  if (!step) return survey
  const asked = step.kind === 'item' ? items[step.index]?.text[language] : t('check.title')
  const fault = step.kind === 'item' && step.issue ? `${t('question.errorPrefix')} ` : ''
  return `${fault}${asked} · ${survey}`
}
