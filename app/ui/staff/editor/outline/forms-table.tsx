import { useTranslation } from 'react-i18next'

import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { FORMS } from '#app/survey/questionnaire/drafting/form-of.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { itemPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'

/** Which question belongs to which form, and into which block of a split questionnaire. */
export function FormsTable({ head, content }: { head: EditorHead; content: QuestionnaireContent }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { items, split } = content
  return (
    <>
      <form method="post">
        <EditFields head={head} edit="forms" />
        <DataTable label={t('questionnaires.formsPage.membership')} className="ruled">
          <thead>
            <tr>
              <th scope="col">{t('questionnaires.outline.question')}</th>
              {FORMS.map((form) => (
                <th key={form} scope="col">
                  {t(`questionnaires.forms.${form}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ code, short_label, dimension, forms }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={itemPath(head.code, code)}>{format.text(short_label) || code}</a>
                  <span className="beneath">
                    {t(`questionnaires.dimensions.${dimension}`, { defaultValue: dimension })}
                  </span>
                </th>
                {FORMS.map((form) => (
                  <td key={form} className="nowrap">
                    <label className="editor-tick">
                      <input
                        type="checkbox"
                        name={`forms.${code}`}
                        value={form}
                        defaultChecked={forms.includes(form)}
                      />
                      <span className="sr-only">
                        {t('questionnaires.formsPage.tick', {
                          code,
                          form: t(`questionnaires.forms.${form}`),
                        })}
                      </span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
        <SubmitButton>{t('questionnaires.formsPage.save')}</SubmitButton>
      </form>
      <h2>{t('questionnaires.formsPage.split')}</h2>
      <p>{t('questionnaires.formsPage.splitLead')}</p>
      <form method="post" className="form-wide">
        <EditFields head={head} edit="split" />
        <TextField
          id="asked"
          label={t('questionnaires.formsPage.asked')}
          hint={split ? t('questionnaires.formsPage.ofBlocks', { count: split.blocks.length }) : undefined}
          value={split ? String(split.asked) : ''}
          inputMode="numeric"
        />
        <details>
          <summary>{t('questionnaires.formsPage.blocks')}</summary>
          {items.map(({ code }) => (
            <TextField
              key={code}
              id={`block.${code}`}
              label={code}
              value={split?.blocks.find((block) => block.items.includes(code))?.code ?? ''}
            />
          ))}
        </details>
        <div className="button-row">
          <SubmitButton>{t('questionnaires.formsPage.saveSplit')}</SubmitButton>
          <SubmitButton name="by" value="index" tone="quiet">
            {t('questionnaires.formsPage.byIndex')}
          </SubmitButton>
          {split && (
            <SubmitButton name="by" value="none" tone="quiet">
              {t('questionnaires.formsPage.noSplit')}
            </SubmitButton>
          )}
        </div>
      </form>
    </>
  )
}
