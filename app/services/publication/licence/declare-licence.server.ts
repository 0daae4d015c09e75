import { z } from 'zod'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { readSetting, writeSetting } from '#app/data/settings.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { Licence } from '#app/survey/reports/licence.ts'

const KEY = 'licence'
const LONGEST_NAME = 120
const LONGEST_ADDRESS = 300

const licenceSchema = z.object({
  name: z.string().min(1).max(LONGEST_NAME),
  address: z
    .url({ protocol: /^https?$/ })
    .max(LONGEST_ADDRESS)
    .nullable(),
})

/** The licence that the next releases bear; null where none has been declared. */
export async function readLicence(db: Database): Promise<Licence | null> {
  const stored = await readSetting(db, KEY)
  return stored ? licenceSchema.parse(JSON.parse(stored)) : null
}

/**
 * Declares the licence of the tables of all releases from now on; an empty name takes it back. A release that has been
 * made keeps what was declared then.
 *
 * @returns refused with LICENCE_UNUSABLE: a name that is too long, an address without a name or that is none
 */
export function declareLicence(
  db: Database,
  { name, address }: { name: string; address: string },
  { by, at }: { by: string; at: Date },
): { outcome: 'declared'; licence: Licence | null } | Refused {
  const isEmpty = name === '' && address === ''
  const read = licenceSchema.safeParse({ name, address: address || null })
  if (!isEmpty && !read.success) {
    return refused('LICENCE_UNUSABLE', 'A licence has a short name and, if any, a web address.', {
      name,
      address,
    })
  }
  const licence = isEmpty ? null : (read.data ?? null)
  inOneTransaction(db, () => {
    writeSetting(db, KEY, licence ? JSON.stringify(licence) : '')
    insertAudit(db, { actor: by, action: 'licence-declared', subject: name || '–', detail: { address } }, at)
  })
  return { outcome: 'declared', licence }
}
