import type { Language } from '#app/survey/item.ts'
import type { ByteList } from '../byte-list.ts'
import { cutToBytes } from '../text-widths.ts'
import { SLOT, slotOf, type SavVariable } from './sav-variables.ts'

const MOST_LABEL = 120

/** Writes the value labels of variables of one slot; those of longer texts are an extension. */
export function savLabels(list: ByteList, variables: readonly SavVariable[], language: Language): void {
  for (const { column, width, slot } of variables) {
    const options = column.options ?? []
    if (width > SLOT || options.length === 0) continue
    const fitting = options.filter(({ value }) => width === 0 || Buffer.byteLength(String(value)) <= width)
    if (fitting.length === 0) continue
    list.int32(3, fitting.length)
    for (const { value, label } of fitting) {
      const said = Buffer.from(cutToBytes(label[language], MOST_LABEL))
      list.bytes(slotOf(value, width)).int8(said.length).bytes(said)
      list.bytes(Buffer.alloc(-(said.length + 1) & 7, 0x20))
    }
    list.int32(4, 1, slot)
  }
}
