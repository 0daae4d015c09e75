interface Props {
  name: string
  label: string
  checked: boolean
  value?: string
}

/** A yes or no with its label beside it. */
export function Tick({ name, label, checked, value = 'yes' }: Props) {
  return (
    <label className="editor-tick">
      <input type="checkbox" name={name} value={value} defaultChecked={checked} />
      {label}
    </label>
  )
}
