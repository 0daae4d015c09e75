import type { Database } from '#app/platform/database/database.server.ts'
import type { Answers } from '#app/survey/item.ts'

/** Writes down which interviewer an interview comes from; part of the transaction that stores the response. */
export function interviewWriter({ columns }: Pick<Database, 'columns'>) {
  const insert = columns.prepare(
    'INSERT INTO "Interview" ("waveId", "responseId", "interviewer") VALUES (?, ?, ?)',
  )
  return (waveId: string, responseId: string, interviewer: number): void => {
    insert.run(waveId, responseId, interviewer)
  }
}

/** One interview as it is watched. */
export interface WatchedInterview {
  interviewer: number
  mode: string
  seconds: number | null
  answers: Answers
}

/** The interviews of a wave, by interviewer, in the order of their random keys. */
export function* readInterviews(
  { columns }: Pick<Database, 'columns'>,
  waveId: string,
): Generator<WatchedInterview> {
  const rows = columns
    .prepare(
      `SELECT i."interviewer", r."mode", r."seconds", r."answers"
       FROM "Interview" i JOIN "Response" r ON r."waveId" = i."waveId" AND r."id" = i."responseId"
       WHERE i."waveId" = ? ORDER BY i."interviewer", r."id"`,
    )
    .raw()
    .iterate(waveId) as IterableIterator<[number, string, number | null, string]>
  for (const [interviewer, mode, seconds, answers] of rows) {
    yield { interviewer, mode, seconds, answers: JSON.parse(answers) as Answers }
  }
}
