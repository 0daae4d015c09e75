import type { Eligibility } from '#app/data/fieldwork/invitations/claim-invitation.server.ts'

interface Redemption {
  waveId: string
  cityCode: string
  /** SHA-256 of the code, hexadecimal */
  tokenHash: string
}

/** Asks for a blind signature in exchange for an invitation. */
export interface SignRequest extends Redemption {
  kind: 'sign'
  /** the blinded message, base64url */
  blinded: string
}

/** Redeems an invitation for a response that brings its code itself. */
export interface GrantRequest extends Redemption {
  kind: 'grant'
  submissionId: string
}

/** Gives back what was granted to a submission that could not be stored. */
export interface ReturnRequest extends Redemption {
  kind: 'return'
  submissionId: string
}

export type RedemptionRequest = SignRequest | GrantRequest | ReturnRequest

/** Why an invitation is not redeemed; `no-key`: this installation cannot sign for the stratum. */
export interface NotRedeemed {
  outcome: 'unknown' | 'used' | 'no-key' | 'malformed'
}

export type SignReply = { outcome: 'signed'; key: string; signature: string } | NotRedeemed
export type GrantReply = ({ outcome: 'granted' } & Eligibility) | NotRedeemed
export type RedemptionReply = SignReply | GrantReply | { outcome: 'returned' }
