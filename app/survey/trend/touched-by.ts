import { canBridge } from './break-kinds.ts'
import type { Break, Bridge } from './breaks.ts'
import type { MeasureParts } from './measure-parts.ts'

/** Does a break stand between then and now for this measure of this city? */
export function isTouched(parts: MeasureParts, city: string, found: Break): boolean {
  if (found.cities !== null && !found.cities.includes(city)) return false
  if (found.edition !== null && found.edition !== parts.edition) return false
  const { kind, covers } = found
  const { measure, edition, nodes } = parts
  if (kind === 'indicator-vintage' && edition === 'people') return false
  if (kind === 'framework' || kind === 'scheme') {
    if (nodes.length === 0 || (measure === 'second_level' && edition === 'people')) return false
  }
  return covers === null || partsOf(parts).some((code) => covers.includes(code))
}

/** Does a bridge carry this measure over this break? */
export function isBridged(parts: MeasureParts, over: Break, bridge: Bridge): boolean {
  if (bridge.kind !== over.kind || !canBridge(bridge.kind, bridge.by)) return false
  const { covers } = bridge
  if (covers !== null && !covers.includes(nameOf(parts))) return false
  return bridge.by === 'overlap' || sameItems(parts)
}

/** What a bridge names a measure by: its code, or its own name where there is only one of it. */
function nameOf({ measure, code }: MeasureParts): string {
  return code === '' ? measure : code
}

function partsOf(parts: MeasureParts): string[] {
  return [nameOf(parts), ...parts.nodes, ...parts.itemsBefore, ...parts.itemsAfter]
}

function sameItems({ itemsBefore, itemsAfter }: MeasureParts): boolean {
  return itemsBefore.length === itemsAfter.length && itemsBefore.every((code) => itemsAfter.includes(code))
}
