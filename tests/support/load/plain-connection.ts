import { connect } from 'node:net'

const BLANK_LINE = '\r\n\r\n'
const LAST_CHUNK = Buffer.from('0\r\n\r\n')

/** One keep-alive connection to a server. */
export interface PlainConnection {
  /** Sends a whole request. @returns the status of its answer, once all of that is here; one request at a time */
  ask(request: string): Promise<number>
  /** is it still open? A server closes those that nobody uses for some seconds */
  isOpen(): boolean
  close(): void
}

/**
 * The least that a sender of load needs of HTTP: it writes requests as they are, and reads the status and the end of
 * every answer, and nothing else. It takes a fraction of the processor that a full client takes, so that on a few
 * cores the server under load is what is measured.
 */
export function openPlainConnection(origin: string): PlainConnection {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname).setNoDelay(true)
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null
  let failure: Error | null = null
  let status = 0
  /** bytes of the answer that are still to come; NaN: it comes in chunks and says when it ends */
  let left = 0
  let head = ''

  const fail = (error: Error) => {
    failure = error
    waiting?.reject(error)
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server has closed the connection')))
  socket.on('data', (bytes: Buffer) => {
    let length = bytes.length
    if (status === 0) {
      head += bytes.toString('latin1')
      const end = head.indexOf(BLANK_LINE)
      if (end < 0) return
      status = Number(head.slice(9, 12))
      left = lengthSaid(head.slice(0, end + 2), status)
      length = head.length - end - BLANK_LINE.length
      head = ''
    }
    left -= length
    const isWhole = Number.isNaN(left) ? bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : left <= 0
    if (!isWhole) return
    const answered = status
    status = 0
    waiting?.resolve(answered)
  })

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure)
        waiting = { resolve, reject }
        socket.write(request)
      }),
    isOpen: () => failure === null,
    close: () => void socket.destroy(),
  }
}

function lengthSaid(head: string, status: number): number {
  if (status === 304 || status === 204) return 0
  const length = /\r\ncontent-length: *(\d+)\r\n/i.exec(head)?.[1]
  return length === undefined ? NaN : Number(length)
}

/** The text of a request. */
export function requestText(
  method: 'GET' | 'POST',
  path: string,
  headers: Record<string, string>,
  body = '',
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = method === 'POST' ? `content-length: ${Buffer.byteLength(body)}\r\n` : ''
  return `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}${length}\r\n${body}`
}
