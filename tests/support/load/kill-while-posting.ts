/**
 * Proves that an acknowledged response survives `kill -9`: starts the real server on a fresh database, posts responses
 * over many connections, kills the server in the middle, opens the file again and looks for every response that was
 * acknowledged. Prints one JSON object.
 *
 * Usage: node --import tsx tests/support/load/kill-while-posting.ts [posts] [kill after so many acknowledgements]
 */
import { createHash, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

import Sqlite from 'better-sqlite3'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { openDatabase } from '#app/platform/database/database.server.ts'
import { prepareCityForm } from '#app/services/collection/waves/live-waves.server.ts'
import { freePort } from '#tests/support/free-port.ts'
import { makeDataFolder, startRealServer } from '#tests/support/real-server.ts'
import { answersTo, CITY } from '#tests/support/records/waves.ts'

const posts = Number(process.argv[2] ?? 5000)
const killAfter = Number(process.argv[3] ?? posts / 2)
const CONNECTIONS = 64

const data = await makeDataFolder()
const answers = await sampleAnswers()
const server = await startRealServer(data.folder, await freePort())
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

const acknowledged: string[] = []
let sent = 0
let killed: Promise<void> | null = null

async function resident(): Promise<void> {
  while (sent < posts) {
    sent += 1
    const code = await post().catch(() => null)
    if (code === null) {
      if (killed) return
      throw new Error('a post failed before the server was killed')
    }
    acknowledged.push(code)
    if (acknowledged.length === killAfter) killed = server.kill()
  }
}

function post(): Promise<string> {
  const body = JSON.stringify({
    submissionId: randomUUID(),
    city: CITY,
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers,
  })
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } }
    const outgoing = request(
      `${server.origin}/api/v1/waves/${data.waveId}/responses`,
      options,
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.once('error', reject)
        response.once('end', () => {
          const { withdrawalCode } = JSON.parse(text) as { withdrawalCode?: string }
          if (response.statusCode === 201 && withdrawalCode) resolve(withdrawalCode)
          else reject(new Error(`answered ${response.statusCode}`))
        })
      },
    )
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

async function sampleAnswers() {
  const database = await openDatabase(data.file)
  const wave = await findWave(database, data.waveId)
  const form = wave && (await prepareCityForm(database, wave, CITY))
  await database.close()
  return answersTo(form?.items ?? [])
}

await Promise.all(Array.from({ length: CONNECTIONS }, resident))
await killed
agent.destroy()

const file = new Sqlite(data.file)
const ids = new Set(file.prepare('SELECT "id" FROM "Response"').pluck().all() as string[])
const sound = file.pragma('integrity_check', { simple: true })
file.close()
data.remove()

const idOf = (code: string) => createHash('sha256').update(`${data.waveId}${code}`).digest('hex').slice(0, 32)
const lost = acknowledged.filter((code) => !ids.has(idOf(code))).length
const result = { sent, acknowledged: acknowledged.length, stored: ids.size, lost, integrity: sound }
console.log(JSON.stringify(result))
process.exit(lost === 0 && sound === 'ok' ? 0 : 1)
