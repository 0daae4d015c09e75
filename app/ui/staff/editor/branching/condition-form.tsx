import { useTranslation } from 'react-i18next'

import type { Item } from '#app/survey/item.ts'
import { blocksOf, type ConditionLine } from '#app/survey/questionnaire/drafting/condition-fields.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import type { EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { useConditionWords } from './use-condition-words.ts'

const EMPTY: ConditionLine = { about: '', not: false, sign: '>=', than: '' }
const SIGNS = ['>=', '>', '<=', '<'] as const

/** When a question is shown: blocks that must all hold, each with answers of which one is enough. */
export function ConditionForm({ head, items, item }: { head: EditorHead; items: Item[]; item: Item }) {
  const { t } = useTranslation('evaluator')
  const words = useConditionWords(items)
  const blocks = blocksOf(item.show_if)
  const before = items.slice(0, items.indexOf(item))
  const filled = [...(blocks ?? []), []].map((block) => [...block, EMPTY, EMPTY])
  if (before.length === 0) return <p>{t('questionnaires.branching.first')}</p>
  return (
    <form method="post" action="?" className="form-wide" id="edit">
      <EditFields head={head} edit="condition" of={item.code} />
      <h2>{t('questionnaires.branching.editTitle', { code: item.code })}</h2>
      {!blocks && item.show_if && (
        <Notice tone="warning">
          <p>{t('questionnaires.branching.nested', { condition: words(item.show_if) })}</p>
        </Notice>
      )}
      {filled.map((block, at) => (
        <fieldset key={at} className="editor-block">
          <legend>
            {t(at === 0 ? 'questionnaires.branching.firstBlock' : 'questionnaires.branching.andBlock')}
          </legend>
          {block.map((line, number) => (
            <Line
              key={number}
              name={`block.${at}.line.${number}`}
              line={line}
              before={before}
              first={number === 0}
            />
          ))}
        </fieldset>
      ))}
      <div className="button-row">
        <SubmitButton>{t('questionnaires.branching.save')}</SubmitButton>
        {item.show_if && (
          <SubmitButton name="drop" value="yes" tone="quiet">
            {t('questionnaires.branching.drop')}
          </SubmitButton>
        )}
      </div>
    </form>
  )
}

interface LineProps {
  name: string
  line: ConditionLine
  before: Item[]
  first: boolean
}

function Line({ name, line, before, first }: LineProps) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const numbers = before.some(({ type }) => type === 'number')
  return (
    <div className="editor-line">
      <span className="editor-or">{first ? '' : t('questionnaires.branching.or')}</span>
      <label className="editor-not">
        <input type="checkbox" name={`${name}.not`} value="yes" defaultChecked={line.not} />
        {t('questionnaires.branching.not')}
      </label>
      <select
        className="control"
        name={`${name}.about`}
        defaultValue={line.about}
        aria-label={t('questionnaires.branching.about')}
      >
        <option value="">{t('questionnaires.branching.choose')}</option>
        {before.map((item) => (
          <optgroup key={item.code} label={`${item.code} · ${format.text(item.short_label)}`}>
            {item.type === 'number' && (
              <option value={`${item.code}#`}>{t('questionnaires.branching.compares')}</option>
            )}
            {[...item.options, ...(item.options_extra ?? [])].map(({ value, label }) => (
              <option key={value} value={`${item.code}=${value}`}>
                {t('questionnaires.condition.quoted', { label: format.text(label) })}
              </option>
            ))}
            <option value={item.code}>{t('questionnaires.branching.answered')}</option>
          </optgroup>
        ))}
      </select>
      {numbers && (
        <>
          <select
            className="control"
            name={`${name}.sign`}
            defaultValue={line.sign}
            aria-label={t('questionnaires.branching.sign')}
          >
            {SIGNS.map((sign) => (
              <option key={sign}>{sign}</option>
            ))}
          </select>
          <input
            className="control"
            name={`${name}.than`}
            defaultValue={line.than}
            inputMode="decimal"
            aria-label={t('questionnaires.branching.than')}
          />
        </>
      )}
    </div>
  )
}
