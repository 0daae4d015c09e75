import type { Locator } from '@playwright/test'
import * as jsqr from 'jsqr'
import { PNG } from 'pngjs'

type Read = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null

/** What a QR code on a page says, as a phone's camera would read it; null when it cannot be read. */
export async function readQr(code: Locator): Promise<string | null> {
  const { data, width, height } = PNG.sync.read(await code.screenshot())
  return decoder()(new Uint8ClampedArray(data), width, height)?.data ?? null
}

/** The package is written for CommonJS: where its function stands depends on who loads it. */
function decoder(): Read {
  let found: unknown = jsqr
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default
  return found as Read
}
