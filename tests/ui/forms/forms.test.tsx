import { describe, expect, it } from 'vitest'

import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { PasswordField } from '#app/ui/forms/password-field.tsx'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

describe('a field', () => {
  it('is read out with its label, hint and error', () => {
    const html = renderPage(
      <TextField id="name" label="Name" hint="Two letters" error="Too short" value="m" />,
      'en',
    )
    expect(html).toContain('<label for="name">Name</label>')
    expect(html).toContain('aria-describedby="name-hint name-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/id="name-hint"[^>]*>Two letters/)
    expect(html).toMatch(/id="name-error"[^>]*>Too short/)
    expect(html).toContain('value="m"')
  })

  it('without hint and error refers to neither', () => {
    const html = renderPage(<TextField id="name" label="Name" />, 'en')
    expect(html).not.toContain('aria-')
  })

  it('for a password tells password managers which, and holds no value', () => {
    const html = renderPage(<PasswordField id="p" label="P" autoComplete="new-password" />, 'en')
    expect(html).toContain('autoComplete="new-password"')
    expect(html).not.toContain('value=')
  })

  it('of several lines and of choices keeps what was given', () => {
    expect(renderPage(<TextField id="c" label="C" rows={3} value="北京" />, 'en')).toContain(
      '>北京</textarea>',
    )
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    const html = renderPage(
      <SelectField id="s" label="S" options={options} value="b" emptyLabel="Choose" />,
      'en',
    )
    expect(html).toContain('<option value="">Choose</option>')
    expect(html).toContain('<option value="b" selected="">B</option>')
  })
})

describe('the error summary', () => {
  it('leads to each field, and is not there when all is well', () => {
    const errors = [{ field: 'name', message: 'Too short' }]
    const html = renderPage(<ErrorSummary title="Check" errors={errors} />, 'en')
    expect(html).toContain('role="alert"')
    expect(html).toContain('<a href="#name">Too short</a>')
    expect(renderPage(<ErrorSummary title="Check" errors={[]} />, 'en')).toBe('')
  })
})

it('a button sends its name and value', () => {
  const html = renderPage(
    <SubmitButton name="step" value="disable" tone="danger">
      Disable
    </SubmitButton>,
    'en',
  )
  expect(html).toContain('type="submit"')
  expect(html).toContain('name="step" value="disable"')
})
