import { listAudit, type AuditLine } from '#app/data/accounts/audit.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

const PAGE_SIZE = 50

export interface AuditPage {
  lines: AuditLine[]
  page: number
  pages: number
}

/**
 * One page of the audit log, latest first.
 *
 * @param page counted from 1; one past the end is empty
 */
export async function listAuditPage(db: Database, page: number): Promise<AuditPage> {
  const { lines, total } = await listAudit(db, page, PAGE_SIZE)
  return { lines, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}
