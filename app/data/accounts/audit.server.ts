import type { Database } from '#app/platform/database/database.server.ts'

import { storedTime } from './stored-time.server.ts'

/** What the audit log knows; each is a translation key under `audit.action` of the operator's pages. */
type AuditAction =
  | 'sign-in'
  | 'sign-in-failed'
  | 'sign-out'
  | 'account-added'
  | 'account-disabled'
  | 'account-enabled'
  | 'cities-set'
  | 'password-changed'
  | 'reset-link-made'
  | 'password-reset'
  | 'token-made'
  | 'token-revoked'
  | 'wave-created'
  | 'wave-edited'
  | 'wave-copied'
  | 'outcomes-entered'
  | 'quotas-set'
  | 'channel-added'
  | 'channel-removed'
  | 'wave-opened'
  | 'wave-closed'
  | 'wave-imported'
  | 'release-made'
  | 'licence-declared'
  | 'release-proposed'
  | 'quote-approved'
  | 'quote-withdrawn'
  | 'release-declined'
  | 'release-withdrawn'
  | 'scheme-saved'
  | 'scheme-archived'
  | 'scheme-restored'
  | 'scheme-chosen'
  | 'scheme-frozen'
  | 'robustness-run-pinned'
  | 'robustness-run-unpinned'
  | 'robustness-run-deleted'
  | 'robustness-runs-pruned'
  | 'robustness-run-downloaded'
  | 'questionnaire-published'
  | 'questionnaire-corrected'
  | 'break-declared'
  | 'bridge-declared'
  | 'declaration-withdrawn'
  | 'export-made'
  | 'export-started'
  | 'export-cancelled'
  | 'export-downloaded'
  | 'public-file-made'
  | 'public-file-published'
  | 'modes-offered'
  | 'assisted-codes-made'
  | 'assisted-code-revoked'
  | 'paper-sheet-undone'
  | 'sample-set'
  | 'invitations-made'
  | 'quarantine-admitted'
  | 'quarantine-kept'
  | 'demonstration-made'
  | 'demonstration-removed'
  | 'backup-made'
  | 'backup-restored'

/** Who did what to what. Never holds a password, a token or anything of a resident. */
export interface AuditEntry {
  /** name of the account; `command-line`; empty when nobody was signed in */
  actor: string
  action: AuditAction
  /** name or id of what it was done to; empty when unknown */
  subject: string
  detail?: Record<string, string | number | boolean | string[]>
}

export interface AuditLine extends Required<AuditEntry> {
  id: number
  at: Date
}

/** Writes one line of the audit log at once; inside `inOneTransaction` it is stored with the deed or not at all. */
export function insertAudit(db: Pick<Database, 'columns'>, entry: AuditEntry, at: Date): void {
  db.columns
    .prepare('INSERT INTO "AuditEntry" ("at", "actor", "action", "subject", "detail") VALUES (?, ?, ?, ?, ?)')
    .run(storedTime(at), entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail ?? {}))
}

/** Is there a line of this action and subject since then? */
export async function isAuditedSince(
  db: Database,
  { action, subject }: Pick<AuditEntry, 'action' | 'subject'>,
  since: Date,
): Promise<boolean> {
  const latest = await db.prisma.auditEntry.findFirst({
    where: { action, subject },
    orderBy: { id: 'desc' },
    select: { at: true },
  })
  return latest !== null && latest.at > since
}

/** What is looked for in the audit log; what is empty, null or left out is not asked. */
export interface AuditSearch {
  /** part of a name, of who did it or what it was done to */
  name?: string
  action?: string
  /** from this moment on */
  since?: Date | null
  /** up to, and without, this moment */
  before?: Date | null
}

/**
 * One page of the audit log, latest first, and the actions there are.
 *
 * @param page counted from 1
 */
export async function listAudit(
  db: Database,
  page: number,
  size: number,
  { name, action, since, before }: AuditSearch = {},
): Promise<{ lines: AuditLine[]; total: number; actions: string[] }> {
  const where = {
    ...(name && { OR: [{ actor: { contains: name } }, { subject: { contains: name } }] }),
    ...(action && { action }),
    at: { ...(since && { gte: since }), ...(before && { lt: before }) },
  }
  const order = { id: 'desc' } as const
  const [total, entries, known] = await Promise.all([
    db.prisma.auditEntry.count({ where }),
    db.prisma.auditEntry.findMany({ where, orderBy: order, skip: (page - 1) * size, take: size }),
    db.prisma.auditEntry.groupBy({ by: ['action'] }),
  ])
  const lines = entries.map((entry) => ({
    ...entry,
    action: entry.action as AuditAction,
    detail: JSON.parse(entry.detail) as AuditLine['detail'],
  }))
  return { lines, total, actions: known.map((one) => one.action) }
}
