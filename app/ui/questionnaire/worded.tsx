import type { Language, LocalText } from '#app/survey/item.ts'

interface Props {
  text: LocalText
  /** the same in simpler words, for the phone's script to put in its place */
  simple: LocalText | undefined
  language: Language
}

/** A text that may have a twin in simpler words. Names that are kept in Chinese alone say so to whoever reads them out. */
export function Worded({ text, simple, language }: Props) {
  const words = text[language]
  const isForeign = language === 'en' && words === text['zh-CN'] && /[\u4e00-\u9fff]/.test(words)
  if (!simple && !isForeign) return <>{words}</>
  return (
    <span data-simple={simple?.[language]} lang={isForeign ? 'zh' : undefined}>
      {words}
    </span>
  )
}
