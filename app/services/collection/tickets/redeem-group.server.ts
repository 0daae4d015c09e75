import { createHash, type KeyObject } from 'node:crypto'

import {
  claimWriter,
  findInvitation,
  type ClaimOutcome,
} from '#app/data/fieldwork/invitations/claim-invitation.server.ts'
import { findStratumKey } from '#app/data/fieldwork/invitations/ticket-keys.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { blindSign, openSigningKey, SIGNATURE_BYTES } from '#app/platform/secrets/signing-key.server.ts'
import type { RedemptionReply, RedemptionRequest, SignReply, SignRequest } from './redemption.ts'

interface OpenKey {
  id: string
  key: KeyObject
}

/** A request with what was found out before anything is written. */
interface Prepared {
  request: RedemptionRequest
  at: number
  key: OpenKey | null
}

/**
 * Redeems invitations in groups. All claims of a group are one transaction, in an order that has nothing to do with
 * who came first; a stratum whose key cannot be opened uses up no invitation.
 *
 * @param secret of the installation; opens the keys
 * @returns takes a group; replies stand in the order of the requests
 */
export function redeemer(
  columns: Database['columns'],
  secret: string,
): (requests: RedemptionRequest[]) => RedemptionReply[] {
  const invitations = claimWriter(columns)
  const keys = new Map<string, OpenKey>()
  const claimAll = columns.transaction((group: Prepared[]) => group.map(({ request }) => claimOne(request)))

  function claimOne(request: RedemptionRequest): ClaimOutcome | 'returned' {
    const { waveId, cityCode, tokenHash } = request
    const claim = claimOf(request)
    if (request.kind !== 'return') return invitations.claim({ waveId, cityCode, tokenHash, claim })
    invitations.giveBack({ tokenHash, claim })
    return 'returned'
  }

  function openKey({ tokenHash }: SignRequest): OpenKey | null {
    const invitation = findInvitation(columns, tokenHash)
    const row = invitation && findStratumKey(columns, invitation)
    const known = row && keys.get(row.id)
    if (known) return known
    const key = row && openSigningKey(secret, row.privateKey)
    if (!row || !key) return null
    const opened = { id: row.id, key }
    keys.set(row.id, opened)
    return opened
  }

  return (requests) => {
    const replies: RedemptionReply[] = requests.map(() => ({ outcome: 'unknown' }))
    const group: Prepared[] = []
    requests.forEach((request, at) => {
      const key = request.kind === 'sign' ? openKey(request) : null
      const fault = request.kind === 'sign' ? faultOf(columns, request, key) : null
      if (fault) replies[at] = { outcome: fault }
      else group.push({ request, at, key })
    })
    group.sort((one, other) => (one.request.tokenHash < other.request.tokenHash ? -1 : 1))
    const claimed = claimAll.immediate(group)
    group.forEach(({ request, at, key }, place) => {
      const outcome = claimed[place] ?? 'unknown'
      if (typeof outcome === 'string') replies[at] = { outcome }
      else
        replies[at] = key && request.kind === 'sign' ? sign(request, key) : { outcome: 'granted', ...outcome }
    })
    return replies
  }
}

/** Why a request to sign cannot be worked on, or null. */
function faultOf(columns: Database['columns'], request: SignRequest, key: OpenKey | null) {
  if (Buffer.from(request.blinded, 'base64url').length !== SIGNATURE_BYTES) return 'malformed'
  return key === null && findInvitation(columns, request.tokenHash) ? 'no-key' : null
}

function sign({ blinded }: SignRequest, { id, key }: OpenKey): SignReply {
  const signature = blindSign(key, Buffer.from(blinded, 'base64url'))
  if (signature === null) return { outcome: 'malformed' }
  return { outcome: 'signed', key: id, signature: signature.toString('base64url') }
}

/** What an invitation is claimed with: a second request for the same is the same person's. */
function claimOf(request: RedemptionRequest): string {
  const asks = request.kind === 'sign' ? `ticket ${request.blinded}` : `response ${request.submissionId}`
  return createHash('sha256').update(`${request.tokenHash} ${asks}`).digest('hex')
}
