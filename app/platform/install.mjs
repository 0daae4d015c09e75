/**
 * What has to be there before any TypeScript can run: packages and the generated database client.
 * Plain JavaScript with Node's own modules, because on a fresh clone nothing else exists.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const marks = join(root, 'node_modules', '.smile')
const COMPILED = join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')

/** Prisma's packages insist on an engine that is not in the registry and that nothing here uses. */
const NO_ENGINE = { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true' }

/** Runs a program in the project's folder; its output goes to standard error so that results stay clean. */
export function run(command, args, environment = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 2, 2],
    })
    child.once('error', () => done(127))
    child.once('exit', (code, signal) => done(signal ? 1 : (code ?? 1)))
  })
}

/** Runs a TypeScript file with the streams of this process and hands on its exit code and signals. */
export function runTypeScript(file, args, environment = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((done) => {
    child.once('error', () => done(127))
    child.once('exit', (code, signal) => done(signal ? 1 : (code ?? 1)))
  })
}

/** SHA-256 of some files' contents. */
export function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Was the named step done for exactly this state? */
function isMarked(step, state) {
  const file = join(marks, step)
  return existsSync(file) && readFileSync(file, 'utf8') === state
}

/** Notes that the named step was done for this state. */
function mark(step, state) {
  mkdirSync(marks, { recursive: true })
  writeFileSync(join(marks, step), state)
}

/** Does `node_modules` hold what the lock file names? npm keeps its own account of what it installed. */
function packagesAreInstalled() {
  const account = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(account) || !existsSync(COMPILED)) return false
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages)
  return wanted.every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Installs packages and generates the database client where missing or stale; says what it does. */
export async function ensureReady() {
  if (!packagesAreInstalled()) {
    console.error('Installing packages. The first time takes a few minutes.')
    // not `npm ci`: it gives up where a registry does not carry the binaries of other systems
    const install = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    if ((await run('npm', install, NO_ENGINE)) !== 0) stop('npm install --no-save')
    if (!existsSync(COMPILED)) stop('npm rebuild better-sqlite3')
  }
  const schema = hashOf(['prisma/schema.prisma'])
  const made = existsSync(join(root, 'app/platform/prisma-client/client.ts'))
  if (!made || !isMarked('client', schema)) {
    const prisma = join(root, 'node_modules/prisma/build/index.js')
    const args = [prisma, 'generate', '--schema', 'prisma/schema.prisma', '--no-hints']
    if ((await run(process.execPath, args, NO_ENGINE)) !== 0) stop('npx prisma generate')
    mark('client', schema)
  }
}

function stop(step) {
  console.error(`\n"${step}" did not succeed; the lines above say why.`)
  console.error('better-sqlite3 is compiled where no prebuilt file can be fetched. On Debian or Ubuntu:')
  console.error('  sudo apt-get install -y g++ make python3')
  process.exit(1)
}
