import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { Crumb } from '#app/ui/layout/breadcrumbs.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import {
  EDITOR_PAGES,
  editorPath,
  type EditorHead,
  type EditorPageKey,
  type EditProblem,
} from '#app/ui/staff/editor/editor-view.ts'
import { ConflictPanel } from './conflict-panel.tsx'

interface Props {
  head: EditorHead
  current: EditorPageKey
  /** the heading; without it the questionnaire's own title */
  title?: string
  crumbs?: Crumb[]
  problem: EditProblem | null
  /** what was just done; null on a plain visit */
  done: string | null
  /** items that what was done is about */
  named?: string
  /** address of the script that saves while one types */
  script: string
  children: ReactNode
}

/** A page of the editor: way back, heading, who saved last, undo and redo, the other pages. */
export function EditorPage({
  head,
  current,
  title,
  crumbs = [],
  problem,
  done,
  named = '',
  script,
  children,
}: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const clock = useClockTime()
  const path = editorPath(head.code)
  const name = format.text(head.title) || head.code
  const way: Crumb[] = [
    { label: t('home.title'), to: '/evaluator' },
    { label: t('questionnaires.title'), to: '/evaluator/questionnaires' },
    ...(current === 'outline' ? [] : [{ label: name, to: path }]),
    ...crumbs,
  ]
  return (
    <SitePage crumbs={way}>
      <h1>{title ?? name}</h1>
      <div className="editor-state">
        <p>
          <span className="status status-draft">{t('questionnaires.draft')}</span>{' '}
          {t('questionnaires.savedAt', { code: head.code, by: head.by, at: clock(new Date(head.at)) })}{' '}
          <span role="status" data-autosave-said="" />
        </p>
        <form method="post" action={`${path}/history`} className="editor-undo">
          <button className="button button-quiet" name="step" value="undo" disabled={!head.undo}>
            {t('questionnaires.undo')}
          </button>
          <button className="button button-quiet" name="step" value="redo" disabled={!head.redo}>
            {t('questionnaires.redo')}
          </button>
        </form>
      </div>
      <nav aria-label={t('questionnaires.tabs.label')} className="wave-tabs">
        <ul>
          {EDITOR_PAGES.map((page) => (
            <li key={page.key}>
              <a href={path + page.path} aria-current={page.key === current ? 'page' : undefined}>
                {t(`questionnaires.tabs.${page.key}`)}
                {page.key === 'checks' && head.errors + head.warnings > 0 && (
                  <span className="editor-count">
                    {t('questionnaires.counts', { errors: head.errors, warnings: head.warnings })}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {problem?.kind === 'conflict' && <ConflictPanel problem={problem} />}
      {problem?.kind === 'wrong' && (
        <Notice tone="error">
          <p>
            {t(`questionnaires.wrong.${problem.what}`, { defaultValue: t('questionnaires.wrong.other') })}
          </p>
        </Notice>
      )}
      {!problem && done && (
        <Notice>
          <p role="status">{t(`questionnaires.done.${done}`, { items: named, defaultValue: '' })}</p>
        </Notice>
      )}
      {children}
      <script
        src={script}
        defer
        data-saving={t('questionnaires.autosave.saving')}
        data-saved={t('questionnaires.autosave.saved')}
        data-stale={t('questionnaires.autosave.stale')}
        data-failed={t('questionnaires.autosave.failed')}
      />
    </SitePage>
  )
}

/** What every form of the editor carries: which form it is, and which revision it was filled with. */
export function EditFields({ head, edit, of }: { head: EditorHead; edit: string; of?: string }) {
  return (
    <>
      <input type="hidden" name="edit" value={edit} />
      <input type="hidden" name="base" value={head.revision} />
      {of !== undefined && <input type="hidden" name="of" value={of} />}
    </>
  )
}
