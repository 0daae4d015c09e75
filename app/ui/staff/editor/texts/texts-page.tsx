import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { editorPath, type EditorHead } from '#app/ui/staff/editor/editor-view.ts'
import { EditFields } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { TextGroupPart } from './text-group-part.tsx'
import type { TextsView } from './texts-view.ts'

interface Props {
  head: EditorHead
  view: TextsView
}

/**
 * Every text in every language side by side, section by section and folded by question; what is still to be
 * translated is counted, marked and stands open.
 */
export function TextsPage({ head, view }: Props) {
  const { t } = useTranslation(['evaluator', 'resident'])
  const { count, filters, filter, sections, shown, item } = view
  const nameOf = (section: string) => t(`resident:section.${section}`, section)
  const paged = shown.length < sections.length
  const [first] = shown
  const next = paged ? sections[sections.findIndex(({ key }) => key === first?.key) + 1] : undefined
  const address = (missing: string | null, section: string | null) =>
    `?${new URLSearchParams({ ...(missing ? { missing } : {}), ...(section ? { section } : {}) })}`
  const fields = shown.reduce((sum, section) => sum + section.groups.length, 0)
  return (
    <>
      <p>{t('questionnaires.texts.lead', { count })}</p>
      <nav className="switch" aria-label={t('questionnaires.texts.filter')}>
        {filters.map(({ filter: one, count: left }) => (
          <a key={one ?? ''} href={address(one, null)} aria-current={one === filter ? 'true' : undefined}>
            {one === null
              ? t('questionnaires.texts.everything')
              : one === 'any'
                ? t('questionnaires.texts.untranslated', { count: left })
                : t('questionnaires.texts.lacking', {
                    language: t(`questionnaires.languageNames.${one}`),
                    count: left,
                  })}
          </a>
        ))}
      </nav>
      {paged && (
        <nav className="editor-sections" aria-label={t('questionnaires.texts.sections')}>
          <ol>
            {sections.map(({ key, count: texts }) => (
              <li key={key}>
                <a href={address(filter, key)} aria-current={key === first?.key ? 'page' : undefined}>
                  {nameOf(key)} <span className="soft">{texts}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {shown.length === 0 ? (
        <p>{t('questionnaires.texts.complete')}</p>
      ) : (
        <form method="post" className="editor-texts" data-autosave={`${editorPath(head.code)}/save`}>
          <EditFields head={head} edit="texts" />
          {shown.map(({ key, groups }) => (
            <section key={key} aria-labelledby={`section-${key}`}>
              <h2 id={`section-${key}`}>{nameOf(key)}</h2>
              {groups.map((group) => (
                <TextGroupPart
                  key={group.code}
                  group={group}
                  open={filter !== null || group.lacking > 0 || group.code === item || fields === 1}
                />
              ))}
            </section>
          ))}
          <div className="button-row editor-bar">
            <SubmitButton>{t('questionnaires.texts.save')}</SubmitButton>
            {next && (
              <a href={address(filter, next.key)}>
                {t('questionnaires.texts.next', { section: nameOf(next.key) })}
              </a>
            )}
          </div>
        </form>
      )}
    </>
  )
}
