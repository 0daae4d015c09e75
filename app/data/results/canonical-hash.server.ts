import { sha256 } from '#app/platform/content-hash.server.ts'

/**
 * JSON text that depends on the value alone: the members of every object in the order of their names, no spaces.
 * Members that are undefined are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export function canonicalHash(value: unknown): string {
  return sha256(canonicalJson(value))
}
