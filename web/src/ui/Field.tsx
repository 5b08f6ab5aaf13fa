// A labelled control with its hint and its error, tied together for those who do not see them.
import { Input } from 'antd'
import { type ReactNode, type Ref, useId } from 'react'

interface Common {
  label: string
  hint?: ReactNode
  error?: string | null
  required?: boolean
  hideLabel?: boolean
}
interface FrameProps extends Common {
  id: string
  children: ReactNode
}

function Frame(p: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={p.id} className={p.hideLabel ? 'unseen' : undefined}>
        {p.label}
      </label>
      {p.hint && (
        <p className="hint" id={`${p.id}-hint`}>
          {p.hint}
        </p>
      )}
      {p.children}
      {p.error && (
        <p className="wrong" id={`${p.id}-error`}>
          {p.error}
        </p>
      )}
    </div>
  )
}
const tied = (id: string, p: Common) => ({
  id,
  'aria-invalid': p.error ? true : undefined,
  'aria-required': p.required || undefined,
  'aria-describedby': [p.hint && `${id}-hint`, p.error && `${id}-error`].filter(Boolean).join(' ') || undefined,
})

interface TextProps extends Common {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password' | 'email' | 'date' | 'month' | 'datetime-local' | 'search' | 'tel'
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  maxLength?: number
  placeholder?: string
  lines?: number
  name?: string
  onBlur?: () => void
  inputRef?: Ref<HTMLInputElement>
}

export function TextField(p: TextProps) {
  const id = useId()
  const common = {
    ...tied(id, p),
    name: p.name,
    value: p.value,
    maxLength: p.maxLength,
    placeholder: p.placeholder,
    autoComplete: p.autoComplete ?? 'off',
    status: p.error ? ('error' as const) : undefined,
    onBlur: p.onBlur,
    onChange: (e: { target: { value: string } }) => p.onChange(e.target.value),
  }
  const control = () => {
    if (p.lines) return <Input.TextArea {...common} rows={p.lines} />
    if (p.type === 'password') return <Password {...common} inputRef={p.inputRef} />
    return (
      <Input
        {...common}
        type={p.type ?? 'text'}
        inputMode={p.inputMode}
        ref={(found) => {
          if (typeof p.inputRef === 'function') p.inputRef(found?.input ?? null)
        }}
      />
    )
  }
  return (
    <Frame {...p} id={id}>
      {control()}
    </Frame>
  )
}

function Password({ inputRef: _, ...p }: Record<string, unknown> & { inputRef?: unknown }) {
  return <Input {...p} type="password" spellCheck={false} />
}

interface SelectProps extends Common {
  value: string
  onChange: (value: string) => void
  options: { value: string; label: string }[]
}

/** The browser's own list: works in every kernel, with every keyboard and reader. */
export function SelectField(p: SelectProps) {
  const id = useId()
  return (
    <Frame {...p} id={id}>
      <select {...tied(id, p)} className="select" value={p.value} onChange={(e) => p.onChange(e.target.value)}>
        {p.options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

export function CheckField(p: {
  label: ReactNode
  checked: boolean
  onChange: (v: boolean) => void
  disabled?: boolean
  name?: string
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={p.name}
        checked={p.checked}
        disabled={p.disabled}
        onChange={(e) => p.onChange(e.target.checked)}
      />
      <span>{p.label}</span>
    </label>
  )
}

export function CheckGroup<T extends string>(p: {
  label: string
  options: { value: T; label: string }[]
  value: T[]
  onChange: (v: T[]) => void
  error?: string | null
}) {
  const id = useId()
  return (
    <fieldset className="group" aria-describedby={p.error ? `${id}-error` : undefined}>
      <legend>{p.label}</legend>
      <div className="choices">
        {p.options.map((o) => (
          <CheckField
            key={o.value}
            label={o.label}
            checked={p.value.includes(o.value)}
            onChange={(on) => p.onChange(on ? [...p.value, o.value] : p.value.filter((v) => v !== o.value))}
          />
        ))}
      </div>
      {p.error && (
        <p className="wrong" id={`${id}-error`}>
          {p.error}
        </p>
      )}
    </fieldset>
  )
}

export function Choices(p: {
  label: string
  value: string
  onChange: (v: string) => void
  options: { value: string; label: string }[]
}) {
  const id = useId()
  return (
    <fieldset className="segments">
      <legend className="unseen">{p.label}</legend>
      {p.options.map((o) => (
        <label key={o.value} className={o.value === p.value ? 'on' : undefined}>
          <input type="radio" name={id} checked={o.value === p.value} onChange={() => p.onChange(o.value)} />
          {o.label}
        </label>
      ))}
    </fieldset>
  )
}
