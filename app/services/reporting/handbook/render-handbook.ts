import { Marked, Renderer, type Token, type Tokens } from 'marked'

/** A heading of the handbook; in the text it is written `English · 中文`. */
export interface HandbookHeading {
  id: string
  english: string
  chinese: string | null
}

/** What stands under a heading of the second level. */
export interface HandbookPart extends HandbookHeading {
  html: string
  /** headings of the third level in it */
  entries: HandbookHeading[]
}

const CHINESE = /^\p{Script=Han}/u

/** The parts of a heading as it is written; the id is made of the English words alone. */
function readHeading(text: string): HandbookHeading {
  const [english = '', chinese = null] = text.split(' · ')
  const id = english
    .replaceAll(/`[^`]*`/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return { id, english, chinese }
}

/**
 * Renders the handbook part by part. The text is English; a paragraph that begins in Chinese introduces a part and is
 * left out for English readers, like the Chinese of the headings. HTML written into the text is shown as text; a wide
 * table scrolls in a region that bears the name of the heading above it.
 *
 * @param lineName what a line of an entry is called on the page: `Formula`, `Source` …
 */
export function renderHandbook(
  text: string,
  language: 'zh-CN' | 'en',
  lineName: (english: string) => string,
): HandbookPart[] {
  const withChinese = language === 'zh-CN'
  let above = ''
  const marked = new Marked({
    renderer: {
      html: ({ text: html }) => escaped(html),
      heading({ depth, text: words }: Tokens.Heading) {
        const { id, english, chinese } = readHeading(words)
        above = english
        const inline = this.parser.parseInline(marked.Lexer.lexInline(english))
        const first = withChinese && chinese ? `<span lang="zh-CN">${escaped(chinese)}</span> ` : ''
        const rest = first ? `<span lang="en">${inline}</span>` : inline
        return `<h${depth} id="${id}">${first}${rest}</h${depth}>\n`
      },
      strong({ text: name }: Tokens.Strong) {
        return `<strong lang="${language}">${escaped(lineName(name))}</strong>`
      },
      paragraph({ tokens, raw }: Tokens.Paragraph) {
        const inline = this.parser.parseInline(tokens)
        return CHINESE.test(raw) ? `<p lang="zh-CN">${inline}</p>\n` : `<p>${inline}</p>\n`
      },
      table(token: Tokens.Table) {
        const table = Renderer.prototype.table.call(this, token)
        return `<div class="table-scroll" role="region" aria-label="${escaped(above)}" tabindex="0">${table}</div>\n`
      },
    },
  })

  const parts: HandbookPart[] = []
  const blocks: Token[][] = []
  for (const token of marked.lexer(text)) {
    const depth = token.type === 'heading' ? (token as Tokens.Heading).depth : null
    if (depth === 2) {
      parts.push({ ...readHeading((token as Tokens.Heading).text), html: '', entries: [] })
      blocks.push([])
      continue
    }
    if (depth === 3) parts.at(-1)?.entries.push(readHeading((token as Tokens.Heading).text))
    const isForOthers = !withChinese && token.type === 'paragraph' && CHINESE.test(token.raw)
    if (!isForOthers) blocks.at(-1)?.push(token)
  }
  return parts.map((part, i) => {
    above = part.english
    return { ...part, chinese: withChinese ? part.chinese : null, html: marked.parser(blocks[i]!) }
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
