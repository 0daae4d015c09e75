import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Item, ItemOption, Language } from '#app/survey/item.ts'
import type { CellConditions } from '#app/survey/rules/quota.ts'
import type { Split } from '#app/survey/rules/present.ts'
import type { IssueCode } from '#app/survey/rules/rules.ts'
import { hasSimpleWords } from '#app/survey/questionnaire/simple-words.ts'
import { CheckScreen } from '../questionnaire/check-screen.tsx'
import { ErrorSummary } from '../questionnaire/error-summary.tsx'
import { MessageScreen } from './message-screen.tsx'
import { QuestionScreen } from '../questionnaire/question-screen.tsx'
import { ReceiptScreen } from './receipt-screen.tsx'

interface Props {
  wave: string
  cityCode: string
  city: string
  language: Language
  languages: string[]
  /** addresses of the scripts that keep the page without a network, and that read questions out */
  worker: string
  listen: string
  /** address of the worker that makes tickets for the invited */
  tickets: string
  noticeVersion: string
  /** leading zero bits of the hash the browser has to find; 0 = none */
  work: number
  items: Item[]
  split: Split | undefined
  full: CellConditions[]
  until: string
  /** further screens, by `data-screen` */
  children?: ReactNode
}

/** What an item's answer is checked by; texts stay in the screens. */
type ItemRules = Pick<
  Item,
  | 'code'
  | 'type'
  | 'required'
  | 'screen_out'
  | 'show_if'
  | 'min'
  | 'max'
  | 'max_length'
  | 'min_ranked'
  | 'max_ranked'
  | 'min_chosen'
  | 'max_chosen'
  | 'whole'
  | 'randomise_options'
  | 'randomise_direction'
> & { options: Pick<ItemOption, 'value' | 'missing' | 'exclusive'>[] }

const ISSUES: IssueCode[] = [
  'required',
  'too_few',
  'too_many',
  'repeated',
  'exclusive',
  'out_of_range',
  'not_whole',
  'too_long',
  'wrong_type',
  'not_an_option',
]

/** Why the code of an invitation does not count. */
const CODE_ISSUES = ['unknown_ticket', 'used_ticket', 'other_city_ticket', 'other_wave_ticket']

/** Every screen at once, for the phone's script to show without asking the network again. Inert without it. */
export function PhoneScreens(props: Props) {
  const { items, language, city, until } = props
  const { t, i18n } = useTranslation('resident')
  const simple = hasSimpleWords(items) ? false : null
  return (
    <>
      <template id="screens">
        {items.map((item, index) => (
          <div data-screen={item.code} key={item.code}>
            <QuestionScreen
              item={item}
              language={language}
              place={index + 1}
              of={items.length}
              fields={[]}
              issue={null}
              simple={simple}
            />
          </div>
        ))}
        <div data-screen=":check">
          <CheckScreen items={items} answers={{}} language={language} refusal={null} />
        </div>
        <div data-screen=":fault">
          <ErrorSummary faults={['']} />
        </div>
        <div data-screen=":screened-out">
          <MessageScreen
            title={t('screenedOut.title')}
            body={[t('screenedOut.body'), t('screenedOut.again')]}
          >
            <p>
              <button className="secondary" name="intent" value="restart">
                {t('screenedOut.restart')}
              </button>
            </p>
          </MessageScreen>
        </div>
        <div data-screen=":full">
          <MessageScreen title={t('full.title')} body={[t('full.body', { city }), t('full.thanks')]} />
        </div>
        <div data-screen=":sending">
          <MessageScreen title={t('check.sending')} body={[]} />
        </div>
        <div data-screen=":unsent">
          <MessageScreen title={t('unsent.title')} body={[]}>
            <p
              role="status"
              data-why=""
              data-offline={t('unsent.offline')}
              data-busy={t('unsent.busy')}
              data-stay={t('unsent.stay')}
              data-leaves={t('unsent.leaves')}
            />
            <div className="buttons">
              <button className="primary" name="intent" value="send">
                {t('unsent.retry')}
              </button>
              <button className="secondary" name="intent" value="clear">
                {t('unsent.clear')}
              </button>
            </div>
          </MessageScreen>
        </div>
        <div data-screen=":done">
          <ReceiptScreen city={city} until={until} code={null} />
          <p>
            <button className="secondary" name="intent" value="clear">
              {t('done.another')}
            </button>
          </p>
        </div>
        {props.children}
      </template>
      <script
        type="application/json"
        id="survey"
        // every "<" is written as an escape, so that no text can end the element
        dangerouslySetInnerHTML={{
          __html: JSON.stringify(surveyOf(props, i18n.language, t)).replaceAll('<', '\\u003c'),
        }}
      />
    </>
  )
}

function surveyOf(
  { wave, cityCode, languages, worker, listen, tickets, noticeVersion, work, items, split, full }: Props,
  shownIn: string,
  t: TFunction<'resident'>,
) {
  const rules: ItemRules[] = items.map((item) => ({
    code: item.code,
    type: item.type,
    required: item.required,
    screen_out: item.screen_out,
    show_if: item.show_if,
    min: item.min,
    max: item.max,
    max_length: item.max_length,
    min_ranked: item.min_ranked,
    max_ranked: item.max_ranked,
    min_chosen: item.min_chosen,
    max_chosen: item.max_chosen,
    whole: item.whole,
    randomise_options: item.randomise_options,
    randomise_direction: item.randomise_direction,
    options: item.options.map(({ value, missing, exclusive }) => ({ value, missing, exclusive })),
  }))
  return {
    wave,
    city: cityCode,
    language: shownIn,
    // what is shown is kept on the phone, offered in the menu or not
    languages: [...new Set([...languages, shownIn])],
    worker,
    listen,
    tickets: {
      worker: tickets,
      issues: Object.fromEntries(CODE_ISSUES.map((code) => [code, t(`issue.${code}`)])),
      open: t('invited.goOn'),
    },
    noticeVersion,
    work,
    all: rules,
    split,
    full,
    progress: t('question.progress', { place: '{place}', of: '{of}' }),
    faultPrefix: t('question.errorPrefix'),
    resume: t('saved.resume'),
    notKept: t('saved.notKept'),
    invalid: t('refused.other'),
    issues: Object.fromEntries(ISSUES.map((code) => [code, t(`issue.${code}`)])),
  }
}
