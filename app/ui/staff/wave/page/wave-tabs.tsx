import { useTranslation } from 'react-i18next'

import { WAVE_PAGES, wavePath, type WaveHead, type WavePageKey } from './wave-pages.ts'

interface Props {
  wave: WaveHead
  current: WavePageKey
}

/** The pages of one wave, the present one marked; the present page stands there even before its time. */
export function WaveTabs({ wave, current }: Props) {
  const { t } = useTranslation('evaluator')
  const pages = WAVE_PAGES.filter((page) => page.key === current || !('shown' in page) || page.shown(wave))
  return (
    <nav aria-label={t('tabs.label')} className="wave-tabs">
      <ul>
        {pages.map(({ key, path }) => (
          <li key={key}>
            <a href={wavePath(wave.id) + path} aria-current={key === current ? 'page' : undefined}>
              {t(`tabs.${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
