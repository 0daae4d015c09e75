import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import {
  findDraft,
  listRevisions,
  showRevision,
  type RevisionLine,
} from '#app/data/reference/questionnaire-drafts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

/** Saves of the same item by the same person, at most so far apart, are undone together. */
const TOGETHER_MS = 5 * 60_000

/** The revisions that "undo" and "redo" lead to; null when there is none. */
export interface UndoSteps {
  undo: number | null
  redo: number | null
}

/** Where undoing and redoing lead from the revision that is shown. @param revisions of one draft, in any order */
export function undoSteps(revisions: RevisionLine[], current: number): UndoSteps {
  const known = new Map(revisions.map((revision) => [revision.number, revision]))
  const forward = revisions
    .map(({ number }) => number)
    .filter((number) => number > current && undoTarget(known, number) === current)
  return { undo: undoTarget(known, current), redo: forward.length > 0 ? Math.max(...forward) : null }
}

/**
 * Shows an earlier or later revision of a draft.
 *
 * @param step `undo`, `redo`, or the number of a revision
 * @returns refused with NO_DRAFT or NO_REVISION
 */
export function undoDraft(
  db: Database,
  code: string,
  step: 'undo' | 'redo' | number,
): { outcome: 'shown'; revision: number } | Refused {
  return inOneTransaction(db, () => {
    const draft = findDraft(db, code)
    if (!draft) return refused('NO_DRAFT', `There is no draft of ${code}.`, { code })
    const revisions = listRevisions(db, code)
    const wanted = typeof step === 'number' ? step : undoSteps(revisions, draft.current)[step]
    if (wanted === null || !revisions.some(({ number }) => number === wanted)) {
      return refused('NO_REVISION', `The draft of ${code} has no such state.`, { code, revision: wanted })
    }
    showRevision(db, code, wanted)
    return { outcome: 'shown', revision: wanted }
  })
}

function undoTarget(known: Map<number, RevisionLine>, from: number): number | null {
  let revision = known.get(from)
  let parent = known.get(revision?.parent ?? -1)
  while (revision && parent && belongTogether(parent, revision)) {
    revision = parent
    parent = known.get(revision.parent ?? -1)
  }
  return parent?.number ?? null
}

function belongTogether(a: RevisionLine, b: RevisionLine): boolean {
  const apart = Date.parse(b.at) - Date.parse(a.at)
  const same =
    a.by === b.by && a.change.kind === b.change.kind && String(a.change.items) === String(b.change.items)
  return same && (a.change.kind === 'item' || a.change.kind === 'texts') && apart >= 0 && apart <= TOGETHER_MS
}
