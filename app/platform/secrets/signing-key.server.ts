import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  verify,
  type KeyObject,
} from 'node:crypto'
import { promisify } from 'node:util'

import { seal, unseal } from './sealed.server.ts'

const SEALED_AS = 'signing key'
const BITS = 2048
const ID_DIGITS = 16

/** Bytes of a blinded message, and of a signature. */
export const SIGNATURE_BYTES = BITS / 8

/** A key for blind signatures as it is stored. */
export interface SigningKey {
  /** hexadecimal of 8 bytes of SHA-256 of the public key */
  id: string
  /** SubjectPublicKeyInfo, base64 */
  publicKey: string
  /** PKCS #8, sealed with the installation's secret */
  privateKey: string
}

const makePair = promisify(generateKeyPair)

/** Makes a key of 2048 bits, in the thread pool: it takes a tenth of a second. */
export async function makeSigningKey(secret: string): Promise<SigningKey> {
  const pair = await makePair('rsa', { modulusLength: BITS })
  const der = pair.publicKey.export({ type: 'spki', format: 'der' })
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' })
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, ID_DIGITS),
    publicKey: der.toString('base64'),
    privateKey: seal(secret, SEALED_AS, pem.toString()),
  }
}

/** The private half, or null when it was sealed with another secret. */
export function openSigningKey(secret: string, sealed: string): KeyObject | null {
  const pem = unseal(secret, SEALED_AS, sealed)
  return pem === null ? null : createPrivateKey(pem)
}

/**
 * The RSA operation alone, without reading what is signed.
 *
 *   s = mᵈ mod n
 *
 * @returns null when the message is not below the modulus
 *
 * Source: RFC 9474, section 4.3.
 */
export function blindSign(key: KeyObject, blinded: Uint8Array): Buffer | null {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded)
  } catch {
    return null
  }
}

/**
 * Is this a signature over the message, made blindly or not? RSASSA-PSS with SHA-384 and a salt of 48 bytes, in the
 * thread pool.
 *
 * @param publicKey as stored
 */
export function isSigned(publicKey: string, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
  return new Promise((resolve, reject) =>
    verify('sha384', message, options, signature, (error, valid) => (error ? reject(error) : resolve(valid))),
  )
}
