import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'

import { loadTranslations, translator, type LanguageTag } from '#app/platform/i18n.server.ts'

/** Renders a view as the server would, in one language. @throws Error naming a text that has no translation */
export function renderPage(page: ReactElement, language: LanguageTag): string {
  loadTranslations('locales')
  const instance = translator(language)
  const missing: string[] = []
  instance.options.saveMissing = true
  instance.on('missingKey', (_languages, namespace, key) => missing.push(`${namespace}:${key}`))
  const html = renderToStaticMarkup(<I18nextProvider i18n={instance}>{page}</I18nextProvider>)
  if (missing.length > 0) throw new Error(`no ${language} text for ${missing.join(', ')}`)
  return html
}
