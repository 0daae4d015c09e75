import type { FileFault } from '#app/data/operations/inspect-file.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'

const MESSAGES: Record<FileFault, string> = {
  'not-a-database': 'The file is not a SQLite database.',
  'not-ours': 'The file is a database, but not of this platform.',
  newer: 'The file comes from a newer version of the platform. Update the platform first.',
  damaged: 'The file is damaged.',
  'broken-links': 'Records in the file refer to records that are not there.',
  'release-without-hashes': 'A release in the file has lost the hashes by which it is verified.',
}

/** Declines a database file that cannot be relied on. */
export function refuseFile(file: string, { fault, detail }: { fault: FileFault; detail: string[] }): Refused {
  return refused(fault.toUpperCase().replaceAll('-', '_'), MESSAGES[fault], { file, detail })
}
