import { createElement } from 'react'
import { useTranslation } from 'react-i18next'

import type { Item } from '#app/survey/item.ts'

interface Props {
  item: Item
  /** tag of the language the page is shown in */
  language: string
}

/** The recording of a question in the page's language, where there is one; nothing is fetched before it is asked for. */
export function Recorded({ item, language }: Props) {
  const { t } = useTranslation('resident')
  const recording = item.audio?.find((one) => one.language === language)
  if (!recording) return null
  // no captions: what it says stands on the page
  return createElement('audio', {
    className: 'recording',
    controls: true,
    preload: 'none',
    src: recording.address,
    'aria-label': t('listen.start'),
  })
}
