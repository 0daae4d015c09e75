import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import pageScript from '#app/ui/browser/page.ts?worker&url'

import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import { useFrame } from './use-frame.ts'

interface Props {
  children: ReactNode
  /** the way back, without the page itself */
  crumbs?: Crumb[]
}

/** A page of the public, official and evaluator sides: skip link, header, way back, content, footer. */
export function SitePage({ children, crumbs = [] }: Props) {
  const { t } = useTranslation('common')
  const frame = useFrame()
  return (
    <>
      <a className="skip-link" href="#content">
        {t('header.skip')}
      </a>
      <SiteHeader {...frame} />
      <main id="content" className="site-main" tabIndex={-1}>
        {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
        {children}
      </main>
      <SiteFooter />
      <script src={pageScript} defer />
    </>
  )
}
