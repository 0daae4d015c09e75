import {
  findDraft,
  findRevision,
  listRevisions,
  type DraftRecord,
  type RevisionLine,
} from '#app/data/reference/questionnaire-drafts.server.ts'
import { findQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { checkDraft } from '#app/survey/questionnaire/checking/check-draft.ts'
import type { CheckFinding } from '#app/survey/questionnaire/checking/place.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { readQuestionBank } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { undoSteps, type UndoSteps } from './undo-draft.server.ts'

export type { DraftRecord, RevisionLine }

/** Forms longer than the short one promise no four minutes. */
const LONGER = ['core', 'full', 'split']

/** The draft of a questionnaire with its list of revisions, or null. */
export function readDraft(
  db: Database,
  code: string,
): { draft: DraftRecord; revisions: RevisionLine[]; steps: UndoSteps } | null {
  const draft = findDraft(db, code)
  if (!draft) return null
  const revisions = listRevisions(db, code)
  return { draft, revisions, steps: undoSteps(revisions, draft.current) }
}

/** What a draft said in a revision, or null when it is not kept. */
export function readRevision(db: Database, code: string, number: number): QuestionnaireContent | null {
  return findRevision(db, code, number)
}

/** What is to be looked at in a draft before it is published. */
export async function checkOf(
  db: Database,
  { content, basedOn, form }: Pick<DraftRecord, 'content' | 'basedOn' | 'form'>,
): Promise<CheckFinding[]> {
  const [bank, before] = await Promise.all([
    readQuestionBank(db),
    basedOn === null ? null : findQuestionnaire(db, basedOn),
  ])
  return checkDraft(content, {
    indices: bank.indices.map(({ code }) => code),
    bank: bank.items,
    before: before?.content.items ?? [],
    promised: !LONGER.includes(form),
  })
}
