import { useTranslation } from 'react-i18next'

import type { Item, LocalText } from '#app/survey/item.ts'
import { FORMS } from '#app/survey/questionnaire/drafting/form-of.ts'
import { writeRecordings } from '#app/survey/questionnaire/drafting/item-fields.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { editorPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { OptionsFields } from './options-fields.tsx'
import { TextInLanguages } from './text-in-languages.tsx'
import { Tick } from './tick.tsx'
import { TypeFields } from './type-fields.tsx'
import { useDimensionOptions } from './use-dimension-options.ts'

interface Props {
  head: EditorHead
  item: Item
  indices: { code: string; name: LocalText }[]
  wrongCode: boolean
}

const MARGINS = ['sex', 'age_group', 'education', 'district', 'hukou', 'settlement', 'employment'] as const
const SENSES = ['gain', 'happiness', 'security'] as const

/** Everything that can be said of one question; saved while one types, or by the button. */
export function ItemForm({ head, item, indices, wrongCode }: Props) {
  const { t } = useTranslation('evaluator')
  const dimensions = useDimensionOptions(indices)
  const margins = [...new Set([...MARGINS, ...(item.margin_variable ? [item.margin_variable] : [])])]
  const listed = item.type !== 'open_text'
  return (
    <form method="post" className="editor-item" data-autosave={`${editorPath(head.code)}/save`}>
      <EditFields head={head} edit="item" of={item.code} />
      <TextInLanguages name="text" legend={t('questionnaires.item.text')} text={item.text} rows={3} />
      <TextInLanguages
        name="hint"
        legend={t('questionnaires.item.hint')}
        text={item.hint}
        rows={2}
        optional
      />
      {listed && <OptionsFields item={item} />}
      {item.type === 'single_choice_dynamic' && <p>{t('questionnaires.item.dynamic')}</p>}
      <fieldset>
        <legend>{t('questionnaires.item.place')}</legend>
        <div className="side-by-side">
          <TextField
            id="code"
            label={t('questionnaires.item.code')}
            hint={t('questionnaires.item.codeHint')}
            value={item.code}
            error={wrongCode ? t('questionnaires.wrong.code') : undefined}
          />
          <SelectField
            id="dimension"
            label={t('questionnaires.item.dimension')}
            value={item.dimension}
            options={dimensions}
          />
          <SelectField
            id="polarity"
            label={t('questionnaires.item.polarity')}
            hint={t('questionnaires.item.polarityHint')}
            value={item.polarity}
            options={(['positive', 'negative', 'none'] as const).map((one) => ({
              value: one,
              label: t(`questionnaires.polarity.${one}`),
            }))}
          />
          <SelectField
            id="sense"
            label={t('questionnaires.item.sense')}
            value={item.sense ?? ''}
            emptyLabel={t('questionnaires.item.none')}
            options={SENSES.map((one) => ({ value: one, label: t(`questionnaires.senses.${one}`) }))}
          />
          <SelectField
            id="margin_variable"
            label={t('questionnaires.item.margin')}
            value={item.margin_variable ?? ''}
            emptyLabel={t('questionnaires.item.none')}
            options={margins.map((one) => ({
              value: one,
              label: t(`questionnaires.margins.${one}`, { defaultValue: one }),
            }))}
          />
        </div>
        <div className="editor-ticks">
          <Tick name="required" label={t('questionnaires.item.required')} checked={item.required} />
          {FORMS.map((form) => (
            <Tick
              key={form}
              name="forms"
              value={form}
              label={t('questionnaires.item.inForm', { form: t(`questionnaires.forms.${form}`) })}
              checked={item.forms.includes(form)}
            />
          ))}
        </div>
        <TypeFields item={item} />
      </fieldset>
      <details>
        <summary>{t('questionnaires.item.more')}</summary>
        <TextInLanguages
          name="short_label"
          legend={t('questionnaires.item.shortLabel')}
          text={item.short_label}
          rows={1}
        />
        <TextInLanguages
          name="simple"
          legend={t('questionnaires.item.simple')}
          hint={t('questionnaires.item.simpleHint')}
          text={item.simple}
          rows={2}
          optional
        />
        <TextField
          id="audio"
          label={t('questionnaires.item.audio')}
          hint={t('questionnaires.item.audioHint')}
          value={writeRecordings(item)}
          rows={2}
        />
        <TextField id="notes" label={t('questionnaires.item.notes')} value={item.notes} rows={2} />
      </details>
      <div className="button-row">
        <SubmitButton>{t('questionnaires.item.save')}</SubmitButton>
        <a href={`${editorPath(head.code)}#item-${item.code}`}>{t('questionnaires.item.back')}</a>
        <a href={`${editorPath(head.code)}/branching?item=${encodeURIComponent(item.code)}#edit`}>
          {t('questionnaires.item.condition')}
        </a>
      </div>
    </form>
  )
}
