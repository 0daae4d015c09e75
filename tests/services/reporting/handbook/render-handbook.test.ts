import { describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { readHandbook } from '#app/services/reporting/handbook/read-handbook.server.ts'
import { renderHandbook } from '#app/services/reporting/handbook/render-handbook.ts'

const TEXT = `# Title

Not shown.

## Weights & more · 权重

权重导言 \`w\`。

English introduction.

### Rake \`rake\` · 边际调整

- **Formula** \`w = d <b>\`
- <script>alert(1)</script>

| a | b |
| - | - |
| 1 | 2 |
`

const lineName = (name: string) => `${name}:`

describe('the handbook on a page', () => {
  it('is made of parts with their entries, each with an address of its own', () => {
    expect(renderHandbook(TEXT, 'en', lineName)).toMatchObject([
      {
        id: 'weights-more',
        english: 'Weights & more',
        entries: [{ id: 'rake', chinese: '边际调整' }],
      },
    ])
  })

  it('shows Chinese headings and introductions on the Chinese page alone', () => {
    const [chinese] = renderHandbook(TEXT, 'zh-CN', lineName)
    const [english] = renderHandbook(TEXT, 'en', lineName)
    expect(chinese?.html).toContain('<p lang="zh-CN">权重导言 <code>w</code>。</p>')
    expect(chinese?.html).toContain(
      '<h3 id="rake"><span lang="zh-CN">边际调整</span> <span lang="en">Rake <code>rake</code></span></h3>',
    )
    expect(english?.html).not.toMatch(/\p{Script=Han}/u)
    expect(english?.html).toContain('English introduction.')
  })

  it('shows HTML as text, and puts tables in a region that scrolls', () => {
    const [part] = renderHandbook(TEXT, 'en', lineName)
    expect(part?.html).not.toContain('<script>')
    expect(part?.html).toContain('&lt;script>')
    expect(part?.html).toContain('<code>w = d &lt;b&gt;</code>')
    expect(part?.html).toMatch(
      /<div class="table-scroll" role="region" aria-label="[^"]+" tabindex="0"><table>/,
    )
  })

  it('calls the lines of an entry what the page calls them', () => {
    const [part] = renderHandbook(TEXT, 'zh-CN', () => '公式')
    expect(part?.html).toContain('<strong lang="zh-CN">公式</strong> <code>w = d &lt;b&gt;</code>')
  })

  it('has no address twice, and a name for every line', () => {
    loadTranslations('locales')
    for (const language of ['zh-CN', 'en'] as const) {
      const ids = readHandbook(language).flatMap(({ id, entries }) => [
        id,
        ...entries.map((entry) => entry.id),
      ])
      expect(
        readHandbook(language)
          .map(({ html }) => html)
          .join(),
      ).not.toContain('handbook.line')
      expect(ids.length).toBeGreaterThan(90)
      expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([])
    }
  })
})
