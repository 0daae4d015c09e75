import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import {
  findDraft,
  findRevision,
  insertRevision,
  listRevisions,
  type DraftChange,
  type RevisionLine,
} from '#app/data/reference/questionnaire-drafts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { applyEdit, type DraftEdit } from '#app/survey/questionnaire/drafting/draft-edit.ts'
import { mergeDrafts, type Collision } from '#app/survey/questionnaire/drafting/merge-drafts.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'

/** An edit, the revision it was made on, and what to do when others have saved since. */
export interface DraftPost {
  base: number
  edit: DraftEdit
  resolve: 'refuse' | 'merge' | 'overwrite'
}

export type SaveDraftOutcome =
  | { outcome: 'saved'; revision: number; collisions: Collision[] }
  /** others have saved since: nothing was stored, and this is what they did */
  | { outcome: 'conflict'; revision: number; since: RevisionLine[]; collisions: Collision[] }
  | Refused

/**
 * Applies an edit to a draft and keeps the result as its next revision. An edit made on a revision that is no longer
 * the latest is refused first; then it is merged with what others did, or takes the place of it. Either way every
 * state stays in the list of revisions.
 *
 * @returns refused with NO_DRAFT, or with EDIT_MISSES when the item is gone or the code is taken
 */
export function saveDraft(
  db: Pick<Database, 'columns'> & Database,
  code: string,
  { base, edit, resolve }: DraftPost,
  { by, at }: { by: string; at: Date },
): SaveDraftOutcome {
  return inOneTransaction(db, (): SaveDraftOutcome => {
    const draft = findDraft(db, code)
    if (!draft) return refused('NO_DRAFT', `There is no draft of ${code}.`, { code })
    const began = base === draft.current ? draft.content : (findRevision(db, code, base) ?? draft.content)
    const mine = applyEdit(began, edit)
    if (!mine)
      return refused('EDIT_MISSES', `The draft of ${code} has no such item, or the code is taken.`, { code })
    const merged = mergeDrafts(began, mine, draft.content)

    if (base !== draft.current && resolve === 'refuse') {
      const since = listRevisions(db, code).filter(({ number }) => number > base)
      return { outcome: 'conflict', revision: draft.current, since, collisions: merged.collisions }
    }
    const content = resolve === 'overwrite' ? mine : merged.content
    if (JSON.stringify(content) === JSON.stringify(draft.content)) {
      return { outcome: 'saved', revision: draft.current, collisions: [] }
    }
    const change = changeOf(edit, base === draft.current ? null : resolve, content)
    const revision = insertRevision(db, { code, parent: draft.current, content, change, by, at })
    return { outcome: 'saved', revision, collisions: resolve === 'merge' ? merged.collisions : [] }
  })
}

function changeOf(
  edit: DraftEdit,
  resolved: DraftPost['resolve'] | null,
  content: QuestionnaireContent,
): DraftChange {
  const kind = resolved === 'merge' ? 'merged' : resolved === 'overwrite' ? 'overwritten' : edit.kind
  if (edit.kind === 'add') return { kind, items: edit.items.map(({ code }) => code) }
  if (edit.kind === 'item') return { kind, items: [edit.item.code] }
  if (edit.kind === 'replace') return { kind: edit.why, items: [] }
  if (edit.kind === 'texts') {
    const named = new Set(edit.texts.map(({ key }) => key.split('|')[0]))
    return { kind, items: content.items.map(({ code }) => code).filter((code) => named.has(code)) }
  }
  return { kind, items: 'code' in edit ? [edit.code] : [] }
}
