import { useTranslation } from 'react-i18next'

/** A heading of the handbook. */
export interface Heading {
  id: string
  english: string
  chinese: string | null
}

/** A part as the contents have it. */
export interface PartLine extends Heading {
  entries: Heading[]
}

/** A heading as a link names it: in one language, without the names in code font that a specification uses. */
export function HeadingName({ heading }: { heading: Heading }) {
  const { i18n } = useTranslation()
  const { chinese, english } = heading
  if (chinese !== null && i18n.language === 'zh-CN')
    return <span lang="zh-CN">{chinese.replaceAll(/\s*`[^`]*`/g, '')}</span>
  return <span lang="en">{english.replaceAll(/(?:,\s*)?\s*`[^`]*`/g, '')}</span>
}
