/** Finds a Chromium for the browser tests, or gets one: Playwright's own download, then Debian's package. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

import { run } from '../../../app/platform/install.mjs'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FONTS = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** @returns {Promise<string | null>} path of the browser, or null when none can be had */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH
  if (given && existsSync(given)) return given
  const found = installed()
  if (found) return found

  console.error('No Chromium here yet. Trying the one Playwright downloads.')
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')
  await run(process.execPath, [playwright, 'install', 'chromium'])
  if (installed()) return installed()

  if (process.getuid?.() === 0) {
    console.error('Trying the package of the system.')
    await run('apt-get', ['update', '-qq'])
    const packages = existsSync(FONTS) ? ['chromium'] : ['chromium', 'fonts-noto-cjk']
    await run('apt-get', ['install', '-y', '-qq', ...packages], { DEBIAN_FRONTEND: 'noninteractive' })
    if (installed()) return installed()
  }
  return null
}

function installed() {
  const path = INSTALLED.find(existsSync)
  if (path) return path
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}
