import type { CsvCell } from '../../csv.ts'
import { numberOf, textOf } from '../text-widths.ts'
import { segmentsOf, SLOT, slotsOf, type SavVariable } from './sav-variables.ts'

/** Whole numbers from 1 - BIAS to 251 - BIAS take one byte. */
export const BIAS = 100
const LITERAL = 253
const BLANK = 254
const MISSING = 255

const BLANK_BYTE = 0x20
/** Half a slot, and one of spaces. */
const HALF = SLOT / 2
const SPACES = 0x20202020
const LONGEST_SEGMENT = 256

/** Packs cases into SPSS's bytecode: eight command bytes, then the slots that no command could say. */
export class SavCases {
  private bytes = Buffer.alloc(1 << 18)
  /** where the commands of the block stand, how many are given, and where the next slot goes */
  private block = 0
  private commands = 0
  private end = SLOT
  private readonly segment = Buffer.alloc(LONGEST_SEGMENT)

  constructor(private readonly variables: readonly SavVariable[]) {}

  add(row: readonly CsvCell[]): void {
    for (const variable of this.variables) {
      const cell = row[variable.at]
      if (variable.width === 0) this.number(numberOf(cell))
      else if (variable.segments.length === 1) {
        const slots = slotsOf(variable.width)
        this.segment.fill(BLANK_BYTE, 0, slots * SLOT).write(textOf(cell))
        this.text(slots)
      } else {
        for (const { part, slots } of segmentsOf(Buffer.from(textOf(cell)), variable)) {
          part.copy(this.segment.fill(BLANK_BYTE))
          this.text(slots)
        }
      }
    }
  }

  /** What is packed so far, but for a block that is not full. */
  take(): Buffer {
    const packed = Buffer.from(this.bytes.subarray(0, this.block))
    this.bytes.copyWithin(0, this.block, this.end)
    this.end -= this.block
    this.block = 0
    return packed
  }

  /** What is left, its last block filled up. */
  finish(): Buffer {
    while (this.commands > 0) this.command(0)
    return this.take()
  }

  private number(value: number | null): void {
    if (value === null || !Number.isFinite(value)) return this.command(MISSING)
    if (Number.isInteger(value) && value > -BIAS && value <= 251 - BIAS) return this.command(value + BIAS)
    this.bytes.writeDoubleLE(value, this.literal())
    this.command(LITERAL)
  }

  /** The text that stands in `segment`. */
  private text(slots: number): void {
    for (let at = 0; at < slots * SLOT; at += SLOT) {
      const first = this.segment.readInt32LE(at)
      const second = this.segment.readInt32LE(at + HALF)
      if (first === SPACES && second === SPACES) this.command(BLANK)
      else {
        const to = this.literal()
        this.bytes.writeInt32LE(first, to)
        this.bytes.writeInt32LE(second, to + HALF)
        this.command(LITERAL)
      }
    }
  }

  /** Where the next slot goes. */
  private literal(): number {
    this.makeRoom()
    this.end += SLOT
    return this.end - SLOT
  }

  private command(code: number): void {
    this.bytes[this.block + this.commands++] = code
    if (this.commands < SLOT) return
    this.makeRoom()
    this.block = this.end
    this.commands = 0
    this.end += SLOT
  }

  private makeRoom(): void {
    if (this.end + SLOT <= this.bytes.length) return
    this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)])
  }
}
