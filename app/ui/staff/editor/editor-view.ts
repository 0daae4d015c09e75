import type { LocalText } from '#app/survey/item.ts'
import type { Collision } from '#app/survey/questionnaire/drafting/merge-drafts.ts'

/** What every page of the editor shows above its own content. */
export interface EditorHead {
  code: string
  title: LocalText
  /** the version the draft goes on from */
  basedOn: string | null
  revision: number
  /** who saved it last, and when (ISO) */
  by: string
  at: string
  undo: boolean
  redo: boolean
  errors: number
  warnings: number
}

/** One entry of the list of revisions. */
export interface RevisionView {
  number: number
  change: { kind: string; items: string[] }
  by: string
  at: string
}

/** Why an edit was not taken, with everything that was sent so that nothing is lost. */
export type EditProblem =
  | { kind: 'conflict'; fields: [string, string][]; since: RevisionView[]; collisions: Collision[] }
  | { kind: 'wrong'; what: string; fields: [string, string][] }

/** The pages of the editor, in the order of their tabs. */
export const EDITOR_PAGES = [
  { key: 'outline', path: '' },
  { key: 'bank', path: '/bank' },
  { key: 'forms', path: '/forms' },
  { key: 'languages', path: '/languages' },
  { key: 'branching', path: '/branching' },
  { key: 'preview', path: '/preview' },
  { key: 'checks', path: '/checks' },
  { key: 'history', path: '/history' },
] as const
export type EditorPageKey = (typeof EDITOR_PAGES)[number]['key'] | 'item'

export function editorPath(code: string): string {
  return `/evaluator/questionnaires/${encodeURIComponent(code)}`
}

export function itemPath(code: string, item: string): string {
  return `${editorPath(code)}/items/${encodeURIComponent(item)}`
}
