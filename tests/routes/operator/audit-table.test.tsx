import { describe, expect, it } from 'vitest'

import { AccountsTable } from '#app/routes/operator/accounts-table.tsx'
import { AuditTable } from '#app/routes/operator/audit-table.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const AT = new Date('2026-03-02T16:05:09Z')

describe('the audit table', () => {
  it('says who did what, with the time on Chinese clocks', () => {
    const detail = { reason: 'wrong-password', failures: 3 }
    const line = { id: 1, at: AT, actor: '', action: 'sign-in-failed', subject: 'mei', detail }
    const html = renderPage(<AuditTable lines={[line]} />, 'zh-CN')
    expect(html).toContain('dateTime="2026-03-02T16:05:09.000Z"')
    expect(html).toContain('2026年3月3日 00:05:09')
    expect(html).toContain('登录失败')
    expect(html).toContain('原因：密码不对；连续失败次数：3')
  })

  it('shows what others wrote as text, never as markup', () => {
    const detail = { note: '<script>alert(1)</script>' }
    const line = { id: 1, at: AT, actor: 'ada', action: 'export-made', subject: '<b>', detail }
    const html = renderPage(<AuditTable lines={[line]} />, 'en')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;b&gt;')
  })
})

describe('the accounts table', () => {
  it.each(['zh-CN', 'en'] as const)('has words for every role and state in %s', (language) => {
    const plain = { cities: [], disabled: false, demonstration: false, restsUntil: null }
    const accounts = [
      { ...plain, name: 'a', role: 'operator' },
      { ...plain, name: 'b', role: 'evaluator', demonstration: true },
      { ...plain, name: 'c', role: 'official', restsUntil: AT },
      { ...plain, name: 'd', role: 'official', disabled: true },
    ]
    const html = renderPage(<AccountsTable accounts={accounts} />, language)
    expect(html.match(/<a href="\/operator\/accounts\//g)).toHaveLength(4)
    expect(html).not.toMatch(/state\.|role\./)
  })
})
