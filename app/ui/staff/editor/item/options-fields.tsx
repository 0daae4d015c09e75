import { useTranslation } from 'react-i18next'

import type { Item, ItemOption } from '#app/survey/item.ts'
import { TEXT_LANGUAGES } from '#app/survey/questionnaire/drafting/texts.ts'

/** Codes of answers that carry no opinion. */
const KINDS = ['dont_know', 'not_applicable', 'no_answer'] as const
const EMPTY_ROWS = 2

/** The answers of an item in the order shown, with two empty rows for more. */
export function OptionsFields({ item }: { item: Item }) {
  const { t } = useTranslation('evaluator')
  const rows: (ItemOption | null)[] = [...item.options, ...Array.from({ length: EMPTY_ROWS }, () => null)]
  return (
    <fieldset>
      <legend>{t('questionnaires.options.title')}</legend>
      <p className="field-hint">
        {t(item.type === 'number' ? 'questionnaires.options.numberHint' : 'questionnaires.options.hint')}
      </p>
      <ol className="editor-options">
        {rows.map((option, at) => (
          <OptionRow key={at} item={item} option={option} at={at} />
        ))}
      </ol>
    </fieldset>
  )
}

function OptionRow({ item, option, at }: { item: Item; option: ItemOption | null; at: number }) {
  const { t } = useTranslation('evaluator')
  const name = `option.${at}`
  const place = { place: at + 1 }
  const check = (field: string, label: string, checked: boolean, value = 'yes') => (
    <label className="editor-tick">
      <input type="checkbox" name={field} value={value} defaultChecked={checked} />
      {label}
    </label>
  )
  const step = (by: -1 | 1, off: boolean) => (
    <button
      className="button button-quiet editor-step"
      name="option-step"
      value={`${at}:${by}`}
      disabled={off}
      aria-label={t(by < 0 ? 'questionnaires.options.up' : 'questionnaires.options.down', place)}
    >
      <span aria-hidden="true">{by < 0 ? '↑' : '↓'}</span>
    </button>
  )
  return (
    <li className={option ? undefined : 'editor-option-empty'}>
      <input type="hidden" name={`${name}.was`} value={option ? at : ''} />
      <label className="editor-value">
        {t('questionnaires.options.value')}
        <input className="control" name={`${name}.value`} defaultValue={option ? String(option.value) : ''} />
      </label>
      {TEXT_LANGUAGES.map((language) => (
        <label
          key={language}
          className={
            option && language !== 'zh-Hant' && !option.label[language] ? 'editor-missing' : undefined
          }
        >
          {t(`questionnaires.languageNames.${language}`)}
          <input
            className="control"
            name={`${name}.label.${language}`}
            lang={language}
            defaultValue={option?.label[language] ?? ''}
          />
        </label>
      ))}
      <label>
        {t('questionnaires.options.kind')}
        <select className="control" name={`${name}.kind`} defaultValue={kindOf(option)}>
          <option value="">{t('questionnaires.options.kinds.opinion')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`questionnaires.options.kinds.${kind}`)}
            </option>
          ))}
          <option value="missing">{t('questionnaires.options.kinds.missing')}</option>
        </select>
      </label>
      {item.margin_variable !== undefined && (
        <label>
          {t('questionnaires.options.margin')}
          <input className="control" name={`${name}.margin`} defaultValue={option?.margin_category ?? ''} />
        </label>
      )}
      {option && (
        <div className="editor-option-steps">
          {item.type === 'single_choice' &&
            check(
              'ends',
              t('questionnaires.options.ends'),
              item.screen_out?.includes(option.value) ?? false,
              String(at),
            )}
          {item.type === 'multiple_choice' &&
            check(`${name}.alone`, t('questionnaires.options.alone'), option.exclusive ?? false)}
          {step(-1, at === 0)}
          {step(1, at === item.options.length - 1)}
        </div>
      )}
    </li>
  )
}

function kindOf(option: ItemOption | null): string {
  if (!option?.missing) return ''
  return KINDS.find((kind) => kind === option.code) ?? 'missing'
}
