import { useTranslation } from 'react-i18next'

import type { Item, LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { itemPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { useDimensionOptions } from '#app/ui/staff/editor/item/use-dimension-options.ts'

interface Props {
  head: EditorHead
  typed: string
  index: string
  found: Item[]
  /** codes that stand in the questionnaire already */
  used: string[]
  indices: { code: string; name: LocalText }[]
  uncovered: string[]
}

/** The question bank: search, the indices nothing asks about yet, and the items to add. */
export function BankSearch({ head, typed, index, found, used, indices, uncovered }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const dimensions = useDimensionOptions(indices)
  return (
    <>
      <h2>{t('questionnaires.bank.coverage')}</h2>
      {uncovered.length === 0 ? (
        <p>{t('questionnaires.bank.allCovered', { count: indices.length })}</p>
      ) : (
        <>
          <p>{t('questionnaires.bank.uncovered', { count: uncovered.length })}</p>
          <ul className="editor-chips">
            {indices
              .filter(({ code }) => uncovered.includes(code))
              .map(({ code, name }) => (
                <li key={code}>
                  <a href={`?index=${code}`}>{`${code} ${format.text(name)}`}</a>
                </li>
              ))}
          </ul>
        </>
      )}
      <h2>{t('questionnaires.bank.title')}</h2>
      <form method="get" role="search" className="editor-search">
        <TextField id="q" type="search" label={t('questionnaires.bank.search')} value={typed} />
        <SelectField
          id="index"
          label={t('questionnaires.item.dimension')}
          value={index}
          emptyLabel={t('questionnaires.bank.any')}
          options={dimensions}
        />
        <SubmitButton tone="quiet">{t('questionnaires.bank.go')}</SubmitButton>
      </form>
      <p role="status">{t('questionnaires.bank.found', { count: found.length })}</p>
      {found.length > 0 && (
        <form method="post">
          <EditFields head={head} edit="bank" />
          <ul className="editor-bank">
            {found.map((item) => (
              <BankItem key={item.code} head={head} item={item} used={used.includes(item.code)} />
            ))}
          </ul>
          <div className="button-row editor-bar">
            <SubmitButton>{t('questionnaires.bank.add')}</SubmitButton>
          </div>
        </form>
      )}
    </>
  )
}

function BankItem({ head, item, used }: { head: EditorHead; item: Item; used: boolean }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const other = format.language === 'en' ? 'zh-CN' : 'en'
  const { code, dimension, forms, text, options } = item
  return (
    <li>
      <div className="check">
        {used ? (
          <span aria-hidden="true">✓</span>
        ) : (
          <input type="checkbox" id={`add-${code}`} name="add" value={code} />
        )}
        <label htmlFor={used ? undefined : `add-${code}`}>
          {format.text(text)}
          <span className="beneath" lang={other}>
            {text[other]}
          </span>
          <span className="beneath">
            {[
              code,
              t(`questionnaires.dimensions.${dimension}`, { defaultValue: dimension }),
              ...forms.map((form) => t(`questionnaires.forms.${form}`)),
            ].join(' · ')}
          </span>
        </label>
      </div>
      {options.length > 0 && (
        <details>
          <summary>{t('questionnaires.bank.answers', { count: options.length })}</summary>
          <p>{format.list(options.map(({ label }) => format.text(label)))}</p>
        </details>
      )}
      {used && <a href={itemPath(head.code, code)}>{t('questionnaires.bank.used')}</a>}
    </li>
  )
}
