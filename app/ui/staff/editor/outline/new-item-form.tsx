import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import type { EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { useDimensionOptions } from '#app/ui/staff/editor/item/use-dimension-options.ts'

const ITEM_TYPES = [
  'single_choice',
  'multiple_choice',
  'ranking',
  'number',
  'open_text',
  'single_choice_dynamic',
] as const

interface Props {
  head: EditorHead
  indices: { code: string; name: LocalText }[]
  /** answer scales of the bank, with what their first and last answers say */
  scales: { scale: string; first: LocalText; last: LocalText }[]
  /** what was filled in when it could not be taken */
  filled: URLSearchParams | null
}

/** A question of one's own: its code, its kind, its text; everything else is filled in on its page. */
export function NewItemForm({ head, indices, scales, filled }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const dimensions = useDimensionOptions(indices)
  const value = (name: string) => filled?.get(name) ?? undefined
  return (
    <form method="post" className="form-wide" id="new">
      <EditFields head={head} edit="new" />
      <div className="side-by-side">
        <TextField
          id="code"
          label={t('questionnaires.item.code')}
          hint={t('questionnaires.item.codeHint')}
          value={value('code')}
          error={filled ? t('questionnaires.wrong.code') : undefined}
          required
        />
        <SelectField
          id="type"
          label={t('questionnaires.item.type')}
          value={value('type')}
          options={ITEM_TYPES.map((type) => ({ value: type, label: t(`questionnaires.types.${type}`) }))}
        />
        <SelectField
          id="dimension"
          label={t('questionnaires.item.dimension')}
          value={value('dimension') ?? 'USAGE'}
          options={dimensions}
        />
        <SelectField
          id="scale"
          label={t('questionnaires.item.scale')}
          hint={t('questionnaires.item.scaleHint')}
          value={value('scale')}
          emptyLabel={t('questionnaires.item.noScale')}
          options={scales.map(({ scale, first, last }) => ({
            value: scale,
            label: `${format.text(first)} … ${format.text(last)}`,
          }))}
        />
        <TextField
          id="new-text-zh"
          name="text.zh-CN"
          label={t('questionnaires.item.textIn.zh-CN')}
          value={value('text.zh-CN')}
          rows={2}
        />
        <TextField
          id="new-text-en"
          name="text.en"
          label={t('questionnaires.item.textIn.en')}
          value={value('text.en')}
          rows={2}
        />
      </div>
      <SubmitButton>{t('questionnaires.outline.addNew')}</SubmitButton>
    </form>
  )
}
