import type { Language } from '#app/survey/item.ts'
import { pageMeta } from '../page-meta.ts'

interface Page {
  title: string
  description?: string
  language?: Language
}

/**
 * Title and description of a public page, and the same once more for the card that messengers draw of a link. A
 * description that names a place names its whole set.
 */
export function publicMeta(page: Page | undefined) {
  if (!page) return []
  return [
    ...pageMeta(page),
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: page.title },
    { property: 'og:description', content: page.description ?? page.title },
    { property: 'og:locale', content: page.language === 'en' ? 'en' : 'zh_CN' },
    { name: 'twitter:card', content: 'summary' },
  ]
}
