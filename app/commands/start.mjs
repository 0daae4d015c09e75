/**
 * `npm start`: from a fresh clone to a running platform. `npm run dev` (`--dev`) builds and starts again at each change.
 * Plain JavaScript with Node's own modules, because on a fresh clone nothing else exists.
 */
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'

import { ensureReady } from '../platform/install.mjs'
import { buildIfStale } from '../platform/build.mjs'
import { SERVER_ARGUMENTS } from './set-up/server-process.mjs'

const developing = process.argv.includes('--dev')
const sizes = process.argv.slice(2).filter((argument) => argument !== '--dev')
const STOPPED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/** the program at work, and whether we were told to stop */
let working = null
let stopping = null
for (const signal of Object.keys(STOPPED_BY)) {
  process.on(signal, () => {
    if (stopping) return
    stopping = signal
    if (working && isRunning(working)) working.kill('SIGTERM')
    else process.exit(STOPPED_BY[signal])
  })
}

await ensureReady()
// first, because it finds out whether the address is free: a running platform keeps its pages
const prepared = await prepare()
if ((await buildIfStale()) === 'failed') process.exit(1)
let server = serve()
if (await isReady(prepared.address)) welcome(prepared)
if (developing) watchSources()

/** Migrations, reference data, demonstration. @returns what `prepare.ts` prints */
async function prepare() {
  const child = startProgram(['--import', 'tsx', 'app/commands/prepare.ts', ...sizes], 'pipe')
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  const code = await new Promise((done) => child.once('close', done))
  working = null
  if (stopping) process.exit(STOPPED_BY[stopping])
  if (code !== 0) process.exit(code ?? 1)
  return JSON.parse(output)
}

/** Starts the server; this process ends with it, unless it is replaced after a change. */
function serve() {
  const child = startProgram(SERVER_ARGUMENTS, 'inherit')
  child.once('exit', (code, signal) => {
    if (child.replaced) return
    if (developing && !stopping) {
      console.error('The server has stopped; it is started again at the next change.')
      return
    }
    process.exit(code ?? STOPPED_BY[stopping ?? signal] ?? 1)
  })
  return child
}

function startProgram(args, output) {
  working = spawn(process.execPath, args, {
    // React renders pages about twice as fast when it knows that nobody develops
    env: { NODE_ENV: 'production', ...process.env },
    stdio: ['ignore', output, 'inherit'],
  })
  return working
}

/** Waits until the server answers. */
async function isReady(address) {
  while (isRunning(server)) {
    const response = await fetch(`${address}/readyz`).catch(() => null)
    if (response?.ok) return true
    await new Promise((done) => setTimeout(done, 100))
  }
  return false
}

function welcome({ address, publicOrigin, signIns }) {
  const lines = ['', `SMILE is ready: ${publicOrigin ?? address}`]
  if (signIns.length > 0) {
    lines.push(
      '',
      'It holds synthetic demonstration data. Answer the open survey at',
      `  ${address}/s/demo-open/110000`,
    )
    lines.push(`Sign in at ${address}/account/sign-in`)
    for (const { name, password, role, cities } of signIns) {
      const who = [role, ...(cities.length > 0 ? [`of ${cities.join(', ')}`] : [])].join(' ')
      lines.push(`  ${name.padEnd(15)} ${password}   (${who})`)
    }
    lines.push(
      'These accounts work on this computer only. Remove the demonstration: npm run smile -- demo remove',
    )
  }
  lines.push('', 'Stop with Ctrl+C.', '')
  console.log(lines.join('\n'))
}

const SETTLE = 200

/** Builds again at each change of a source and, when that succeeds, replaces the server. */
function watchSources() {
  let timer = null
  let building = false
  let changedMeanwhile = false
  const rebuild = async () => {
    changedMeanwhile = building
    if (building) return
    building = true
    const started = Date.now()
    const outcome = await buildIfStale()
    if (outcome === 'built') {
      await replaceServer()
      console.error(`Changed: built and started again in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
    } else if (outcome === 'failed') console.error('The server keeps running as it was.')
    building = false
    if (changedMeanwhile) void rebuild()
  }
  for (const folder of ['app', 'locales', 'public']) {
    watch(folder, { recursive: true }, (_event, name) => {
      if (name?.includes('prisma-client')) return
      clearTimeout(timer)
      timer = setTimeout(() => void rebuild(), SETTLE)
    })
  }
  console.error('Watching app, locales and public.')
}

async function replaceServer() {
  const old = server
  old.replaced = true
  if (isRunning(old)) {
    const gone = new Promise((done) => old.once('exit', done))
    old.kill('SIGTERM')
    await gone
  }
  if (stopping) process.exit(STOPPED_BY[stopping])
  server = serve()
}

function isRunning(child) {
  return child.exitCode === null && child.signalCode === null
}
