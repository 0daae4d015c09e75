import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { Crumb } from '#app/ui/layout/breadcrumbs.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SyntheticNotice } from '#app/ui/results/release/synthetic-notice.tsx'
import { wavePath, type WaveHead, type WavePageKey } from './wave-pages.ts'
import { WaveTabs } from './wave-tabs.tsx'

interface Props {
  wave: WaveHead
  current: WavePageKey
  /** the heading; without it the wave's own title */
  title?: string
  /** further steps of the way back, between the wave and this page */
  crumbs?: Crumb[]
  children: ReactNode
}

/** A page of evaluators under a wave: way back, heading, the wave's other pages, and a word when it is made up. */
export function WavePage({ wave, current, title, crumbs = [], children }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const name = format.text(wave.title)
  const above = current === 'wave' ? [] : [{ label: name, to: wavePath(wave.id) }]
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }, ...above, ...crumbs]}>
      <h1>{title ?? name}</h1>
      <WaveTabs wave={wave} current={current} />
      {wave.synthetic && <SyntheticNotice />}
      {children}
    </SitePage>
  )
}
