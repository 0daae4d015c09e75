import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions)],
  // the oldest browsers residents come with; tests/phone/old-browsers.test.ts reads what the build made of it
  build: { target: 'es2020', cssTarget: ['chrome80', 'safari13.1'], assetsInlineLimit: 0 },
})
