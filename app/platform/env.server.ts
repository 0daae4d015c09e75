import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { z } from 'zod'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^file:/, 'must start with file:')
    .optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PUBLIC_ORIGIN: z.url().optional(),
  TRUST_PROXY: z.enum(['0', '1', 'false', 'true']).default('0'),
  RATE_BUDGET: z.union([z.enum(['off', 'on']), z.coerce.number().int().positive()]).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Env {
  mode: 'development' | 'production' | 'test'
  host: string
  port: number
  onLoopback: boolean
  dataDir: string
  /** path of the SQLite file */
  databaseFile: string
  sessionSecret: string
  publicOrigin: string | null
  trustProxy: boolean
  /** posts a network may send in ten minutes; null = no limit */
  rateBudget: number | null
  logLevel: string
}

const GENEROUS_BUDGET = 3000

/**
 * Reads the environment once, at start-up. The session secret is made with mode 0600 when absent.
 *
 * @throws Error naming every variable that cannot be used and why
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment cannot be used:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  const dataDir = resolve(values.DATA_DIR)
  mkdirSync(dataDir, { recursive: true })
  const onLoopback = LOOPBACK.has(values.HOST)
  return {
    mode: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    onLoopback,
    dataDir,
    databaseFile: values.DATABASE_URL ? resolve(values.DATABASE_URL.slice(5)) : join(dataDir, 'smile.db'),
    sessionSecret: values.SESSION_SECRET ?? keptSecret(dataDir),
    publicOrigin: values.PUBLIC_ORIGIN ?? null,
    trustProxy: values.TRUST_PROXY === '1' || values.TRUST_PROXY === 'true',
    rateBudget: rateBudget(values.RATE_BUDGET, onLoopback),
    logLevel: values.LOG_LEVEL,
  }
}

function rateBudget(given: 'off' | 'on' | number | undefined, onLoopback: boolean): number | null {
  if (typeof given === 'number') return given
  if (given === 'off' || (given === undefined && onLoopback)) return null
  return GENEROUS_BUDGET
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8').trim()
}
