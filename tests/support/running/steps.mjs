/** Runs named commands and reports them; shared by `npm run check` and `npm test`. */
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'

/**
 * Runs one program, keeping what it prints.
 *
 * @returns {Promise<{ name: string, ok: boolean, output: string, seconds: number }>}
 */
export function step(name, command, args, environment = {}) {
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const parts = []
    child.stdout.on('data', (part) => parts.push(part))
    child.stderr.on('data', (part) => parts.push(part))
    child.once('error', (error) => done(report(1, String(error))))
    child.once('close', (code) => done(report(code, Buffer.concat(parts).toString())))
    function report(code, output) {
      return { name, ok: code === 0, output, seconds: (performance.now() - started) / 1000 }
    }
  })
}

/** Prints a line for each finished step, with the whole output of those that failed. */
export function show({ name, ok, output, seconds }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)`)
  if (!ok) console.log(output)
}
