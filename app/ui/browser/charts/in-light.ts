/** Rules of a screen's own colours, which a file does not take along. */
const OF_THE_SCREEN = /prefers-color-scheme:\s*dark|forced-colors/

/** Does something while the page's sheets are those of the light theme. The browser paints nothing in between. */
export function inLight<T>(action: () => T): T {
  const before = Array.from(document.styleSheets)
    .flatMap((sheet) => mediaOf(sheet.cssRules))
    .filter((media) => OF_THE_SCREEN.test(media.mediaText))
    .map((media) => ({ media, text: media.mediaText }))
  for (const { media } of before) media.mediaText = 'not all'
  try {
    return action()
  } finally {
    for (const { media, text } of before) media.mediaText = text
  }
}

function mediaOf(rules: CSSRuleList): MediaList[] {
  return Array.from(rules).flatMap((rule) => {
    const inner = rule instanceof CSSGroupingRule ? mediaOf(rule.cssRules) : []
    return rule instanceof CSSMediaRule ? [rule.media, ...inner] : inner
  })
}
