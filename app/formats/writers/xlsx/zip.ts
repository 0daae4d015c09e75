import { pipeline, Readable } from 'node:stream'
import { constants, crc32, createDeflateRaw } from 'node:zlib'

/** A file inside an archive; its text comes piece by piece. */
export interface ZipEntry {
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

const VERSION = 20
/** sizes stand behind the data, names are UTF-8 */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1 January 1980: an archive of the same rows is the same file, whenever it is made */
const DAY = 0x21
const MOST_BYTES = 0xffffffff

interface Written {
  name: Buffer
  crc: number
  packed: number
  size: number
  offset: number
}

/**
 * Writes a ZIP archive as its entries come, never holding one whole.
 *
 * @throws Error when an entry or the archive passes 4 GB, which this kind of archive cannot hold
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
 */
export async function* zipChunks(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    const head = Buffer.concat([
      record(0x04034b50, [VERSION, FLAGS, DEFLATED, 0, DAY], entry, true),
      entry.name,
    ])
    yield head
    for await (const chunk of deflated(content, entry)) {
      entry.packed += chunk.length
      yield chunk
    }
    const tail = Buffer.alloc(16)
    ;[0x08074b50, entry.crc, entry.packed, entry.size].forEach((value, at) =>
      tail.writeUInt32LE(value, at * 4),
    )
    yield tail
    offset += head.length + entry.packed + tail.length
    if (Math.max(entry.size, offset) > MOST_BYTES) throw new Error(`The archive grew beyond 4 GB at ${name}.`)
    written.push(entry)
  }
  yield directory(written, offset)
}

async function* deflated(content: ZipEntry['content'], entry: Written): AsyncGenerator<Buffer> {
  async function* counted() {
    for await (const text of content) {
      const bytes = Buffer.from(text)
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      yield bytes
    }
  }
  const deflater = createDeflateRaw({ level: constants.Z_BEST_SPEED })
  // one piece waits while one is packed: sixteen, as is usual, would be thirty megabytes
  pipeline(Readable.from(counted(), { highWaterMark: 1 }), deflater, () => undefined)
  for await (const chunk of deflater) yield chunk as Buffer
}

/** The fields that the head of an entry and its line in the directory share; in the head the sizes are still 0. */
function record(
  signature: number,
  words: number[],
  { name, crc, packed, size }: Written,
  head: boolean,
): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 2 + 16)
  bytes.writeUInt32LE(signature)
  words.forEach((word, at) => bytes.writeUInt16LE(word, 4 + at * 2))
  const [at, sizes] = [4 + words.length * 2, head ? [0, 0, 0] : [crc, packed, size]]
  sizes.forEach((value, place) => bytes.writeUInt32LE(value, at + place * 4))
  bytes.writeUInt16LE(name.length, at + 12)
  return bytes
}

function directory(written: Written[], offset: number): Buffer {
  const lines = written.map((entry) => {
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(entry.offset, 10)
    return Buffer.concat([
      record(0x02014b50, [VERSION, VERSION, FLAGS, DEFLATED, 0, DAY], entry, false),
      rest,
      entry.name,
    ])
  })
  const size = lines.reduce((sum, line) => sum + line.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...lines, end])
}
