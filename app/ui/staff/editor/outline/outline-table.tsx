import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import type { Item } from '#app/survey/item.ts'
import { listTexts, untranslated } from '#app/survey/questionnaire/drafting/texts.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { editorPath, itemPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { useConditionWords } from '#app/ui/staff/editor/branching/use-condition-words.ts'

/** The questions in the order asked, each with the buttons that move it, copy it or take it out. */
export function OutlineTable({ head, items }: { head: EditorHead; items: Item[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <form method="post">
      <EditFields head={head} edit="list" />
      <DataTable label={t('questionnaires.outline.label')} className="ruled editor-outline">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('questionnaires.outline.place')}
            </th>
            <th scope="col">{t('questionnaires.outline.question')}</th>
            <th scope="col">{t('questionnaires.outline.kind')}</th>
            <th scope="col">{t('questionnaires.outline.steps')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <OutlineRow key={item.code} head={head} items={items} item={item} at={at} />
          ))}
        </tbody>
      </DataTable>
    </form>
  )
}

function OutlineRow({ head, items, item, at }: { head: EditorHead; items: Item[]; item: Item; at: number }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const condition = useConditionWords(items)
  const { code, text, type, dimension, forms, show_if } = item
  const missing = missingLanguages(item)
  const step = (name: string, value: string, sign: ReactNode, off = false) => (
    <button
      className="button button-quiet editor-step"
      name="step"
      value={value}
      disabled={off}
      aria-label={t(`questionnaires.outline.${name}`, { code })}
      title={t(`questionnaires.outline.${name}`, { code })}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
  return (
    <tr id={`item-${code}`}>
      <td className="number">{at + 1}</td>
      <th scope="row">
        <a href={itemPath(head.code, code)}>{format.text(text) || code}</a>
        <span className="beneath">
          {code}
          {forms.length > 0 &&
            ` · ${forms.map((form) => t(`questionnaires.forms.${form}`, { defaultValue: form })).join(' ')}`}
        </span>
        {show_if && (
          <span className="beneath">
            {t('questionnaires.outline.shownIf', { condition: condition(show_if) })}
          </span>
        )}
        {missing.length > 0 && (
          <a
            className="editor-mark"
            href={`${editorPath(head.code)}/languages?${new URLSearchParams({ item: code })}#texts-${code}`}
          >
            {t('questionnaires.outline.untranslated', {
              languages: missing.map((tag) => t(`questionnaires.languageNames.${tag}`)).join(' '),
            })}
          </a>
        )}
      </th>
      <td>
        {t(`questionnaires.dimensions.${dimension}`, { defaultValue: dimension })}
        <span className="beneath">{t(`questionnaires.types.${type}`)}</span>
      </td>
      <td>
        <div className="editor-steps-row">
          {step('up', `move:-1:${code}`, '↑', at === 0)}
          {step('down', `move:1:${code}`, '↓', at === items.length - 1)}
          {step('copy', `copy:0:${code}`, <CopySign />)}
          {step('remove', `remove:0:${code}`, '✕')}
        </div>
      </td>
    </tr>
  )
}

/** Two sheets, drawn because few systems have a character for them. */
function CopySign() {
  return (
    <svg viewBox="0 0 16 16" className="editor-sign">
      <path d="M6 6h8v8H6zM10 6V2H2v8h4" />
    </svg>
  )
}

/** The languages in which something of an item is still to be written. */
function missingLanguages(item: Item): ('zh-CN' | 'en')[] {
  const slots = listTexts({ title: item.text, items: [item] })
  const missing = slots.flatMap(({ text }) => untranslated(text))
  return (['zh-CN', 'en'] as const).filter((language) => missing.includes(language))
}
