/**
 * The least a server can do with a response: read the body, parse it, insert the same row into the same table in
 * grouped durable commits. What the collection endpoint reaches is judged beside it.
 *
 * Usage: node --import tsx tests/support/load/bare-server.ts <database file> <port> <row as JSON>
 */
import { randomBytes } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'

import { openDatabase } from '#app/platform/database/database.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'

const [file = '', port = '', row = ''] = process.argv.slice(2)
const database = await openDatabase(file)
const sample = JSON.parse(row) as ResponseRow

let waiting: { row: ResponseRow; response: ServerResponse }[] = []

function commit() {
  const group = waiting
  waiting = []
  insertResponses(
    database,
    group.map((one) => one.row),
  )
  for (const { response } of group) {
    response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"withdrawalCode":"-"}')
  }
}

createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { answers } = JSON.parse(Buffer.concat(parts).toString()) as { answers: unknown }
    if (waiting.length === 0) setImmediate(commit)
    const id = randomBytes(16).toString('hex')
    waiting.push({ row: { ...sample, id, answers: JSON.stringify(answers) }, response })
  })
}).listen(Number(port), '127.0.0.1')
