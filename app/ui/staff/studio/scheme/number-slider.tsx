import type { ReactNode } from 'react'

interface Props {
  name: string
  label: string
  value: string
  max: number
  /** of the number field */
  step: number | 'any'
  sliderStep: number
  /** what comes of it, at the end of the line */
  children: ReactNode
}

/** A number field that the form sends; where scripts run, a slider of the same value stands beside it. */
export function NumberSlider({ name, label, value, max, step, sliderStep, children }: Props) {
  const id = `field-${name.replaceAll('.', '-')}`
  return (
    <div className="studio-row">
      <label htmlFor={id}>{label}</label>
      <input
        type="range"
        data-twin={name}
        min={0}
        max={max}
        step={sliderStep}
        defaultValue={value}
        aria-label={label}
        hidden
      />
      <input
        type="number"
        id={id}
        name={name}
        className="control"
        min={0}
        max={max}
        step={step}
        defaultValue={value}
        inputMode="decimal"
      />
      <output className="studio-outcome">{children}</output>
    </div>
  )
}
