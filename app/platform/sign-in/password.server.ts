import { randomInt } from 'node:crypto'

import { hash, verify } from '@node-rs/argon2'

/** Work for one guess at argon2id, the package's default: 19 MiB, two passes, one lane (OWASP password storage). */
const WORK = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const SHORTEST = 12
const LONGEST = 200
const FEWEST_DIFFERENT = 5

/** Why a password cannot be taken; each is a translation key. */
export type PasswordIssue = 'too_short' | 'too_long' | 'too_plain' | 'holds_name'

/** What speaks against a new password, or null. Length counts, not rules about kinds of characters. */
export function passwordIssue(password: string, accountName: string): PasswordIssue | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < SHORTEST) return 'too_short'
  if (characters.length > LONGEST) return 'too_long'
  if (new Set(characters).size < FEWEST_DIFFERENT) return 'too_plain'
  if (accountName && characters.join('').toLowerCase().includes(accountName)) return 'holds_name'
  return null
}

/** What is stored of a password: argon2id with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), WORK)
}

let nobodys: Promise<string> | null = null

/**
 * Does a password belong to a stored hash? Without a hash it works just as long and says no, so that the time taken
 * does not tell which accounts exist. Longer than any password we take is not tried.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(makePassword())
  const given = [...password].length > LONGEST ? '' : password.normalize('NFKC')
  const matches = await verify(stored ?? (await nobodys), given)
  return stored !== null && matches
}

const READABLE = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password to hand over once: four groups of five, 100 random bits, without characters that look alike. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
