import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { editorPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { TextInLanguages } from '#app/ui/staff/editor/item/text-in-languages.tsx'
import { NewItemForm } from './new-item-form.tsx'
import { OutlineTable } from './outline-table.tsx'

interface Props {
  head: EditorHead
  content: QuestionnaireContent
  indices: { code: string; name: LocalText }[]
  scales: { scale: string; first: LocalText; last: LocalText }[]
  /** the form of a new question as it was filled in when it could not be taken */
  filled: URLSearchParams | null
}

/** The draft at a glance: questions in order, ways to add some, its title, its files. */
export function DraftOutline({ head, content, indices, scales, filled }: Props) {
  const { t } = useTranslation('evaluator')
  const path = editorPath(head.code)
  const { items, title } = content
  return (
    <>
      {items.length === 0 ? (
        <p>{t('questionnaires.outline.empty')}</p>
      ) : (
        <OutlineTable head={head} items={items} />
      )}
      <p className="button-row">
        <a className="button" href={`${path}/bank`}>
          {t('questionnaires.outline.fromBank')}
        </a>
        <a href={`${path}/file?format=xlsform`}>{t('questionnaires.files.xlsform')}</a>
        <a href={`${path}/file?format=json`}>{t('questionnaires.files.json')}</a>
      </p>
      <details open={filled !== null || items.length === 0}>
        <summary>{t('questionnaires.outline.new')}</summary>
        <NewItemForm head={head} indices={indices} scales={scales} filled={filled} />
      </details>
      <details>
        <summary>{t('questionnaires.outline.title')}</summary>
        <form method="post" data-autosave={`${path}/save`}>
          <EditFields head={head} edit="title" />
          <TextInLanguages name="title" legend={t('questionnaires.outline.title')} text={title} rows={1} />
          <SubmitButton>{t('questionnaires.outline.saveTitle')}</SubmitButton>
        </form>
      </details>
    </>
  )
}
