import type { CsvCell } from '../../csv.ts'
import { numberOf, textOf } from '../text-widths.ts'
import { segmentsOf, SLOT, type SavVariable } from './sav-variables.ts'

/** Whole numbers from 1 - BIAS to 251 - BIAS take one byte. */
export const BIAS = 100
const LITERAL = 253
const BLANK = 254
const MISSING = 255

/** Packs cases into SPSS's bytecode: eight command bytes, then the slots that no command could say. */
export class SavCases {
  private readonly blocks: Buffer[] = []
  private commands: number[] = []
  private literals: Buffer[] = []

  constructor(private readonly variables: readonly SavVariable[]) {}

  add(row: readonly CsvCell[]): void {
    for (const variable of this.variables) {
      const cell = row[variable.at]
      if (variable.width === 0) this.number(numberOf(cell))
      else {
        for (const { part, slots } of segmentsOf(Buffer.from(textOf(cell)), variable)) this.text(part, slots)
      }
    }
  }

  /** What is packed so far, but for a block that is not full. */
  take(): Buffer {
    return Buffer.concat(this.blocks.splice(0))
  }

  /** What is left, its last block filled up. */
  end(): Buffer {
    while (this.commands.length > 0) this.command(0)
    return this.take()
  }

  private number(value: number | null): void {
    if (value === null || !Number.isFinite(value)) return this.command(MISSING)
    if (Number.isInteger(value) && value > -BIAS && value <= 251 - BIAS) return this.command(value + BIAS)
    const slot = Buffer.alloc(SLOT)
    slot.writeDoubleLE(value)
    this.command(LITERAL, slot)
  }

  private text(part: Buffer, slots: number): void {
    for (let at = 0; at < slots; at++) {
      const bytes = part.subarray(at * SLOT, (at + 1) * SLOT)
      if (bytes.every((byte) => byte === 0x20)) this.command(BLANK)
      else {
        const slot = Buffer.alloc(SLOT, 0x20)
        bytes.copy(slot)
        this.command(LITERAL, slot)
      }
    }
  }

  private command(code: number, literal?: Buffer): void {
    this.commands.push(code)
    if (literal) this.literals.push(literal)
    if (this.commands.length < SLOT) return
    this.blocks.push(Buffer.from(this.commands), ...this.literals)
    this.commands = []
    this.literals = []
  }
}
