import { listAssistedCodes, type AssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import { readInterviews } from '#app/data/fieldwork/assisted/interviews.server.ts'
import { countByMode } from '#app/data/fieldwork/responses/response-counts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import type { InterviewerWatch } from '#app/survey/wave/interviewer-watch.ts'
import { watchInterviewers } from './watch-interviewers.ts'

/** What an evaluator sees of the assisted modes of a wave. */
export interface AssistedView {
  codes: AssistedCode[]
  modes: { mode: string; responses: number }[]
  watch: InterviewerWatch
}

export function readAssisted(db: Database, wave: { id: string; items: Item[] }): AssistedView {
  return {
    codes: listAssistedCodes(db, wave.id),
    modes: countByMode(db, wave.id),
    watch: watchInterviewers(wave.items, [...readInterviews(db, wave.id)]),
  }
}
