import { listAudit, type AuditLine } from '#app/data/accounts/audit.server.ts'
import { startOfCityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'

const PAGE_SIZE = 50
const DAY = 24 * 3600_000

/** What an operator looks for, as it stands in the address; empty texts ask nothing. */
export interface AuditFilter {
  name: string
  action: string
  /** first and last day, YYYY-MM-DD on the clocks of the surveyed cities; anything else asks nothing */
  from: string
  to: string
}

export interface AuditPage {
  lines: AuditLine[]
  /** lines that were found, on all pages */
  total: number
  page: number
  pages: number
  /** every action the log knows, whatever is looked for */
  actions: string[]
}

/**
 * One page of the audit log, latest first.
 *
 * @param page counted from 1; one past the end is empty
 */
export async function listAuditPage(
  db: Database,
  page: number,
  { name, action, from, to }: AuditFilter,
): Promise<AuditPage> {
  const last = startOfCityDay(to)
  const before = last && new Date(last.getTime() + DAY)
  const search = { name, action, since: startOfCityDay(from), before }
  const found = await listAudit(db, page, PAGE_SIZE, search)
  return { ...found, page, pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)) }
}
