// Copies a text; also where the page is not served over https.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button'

export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Not allowed here: the old way below.
  }
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'unseen'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}

export function Copy(p: { text: string; label: string; small?: boolean }) {
  const { t } = useTranslation()
  const [said, say] = useState('')
  return (
    <>
      <Button
        small={p.small}
        onClick={async () => say((await copyText(p.text)) ? t('common.copied') : t('common.notCopied'))}
      >
        {p.label}
      </Button>
      <span role="status" className="said">
        {said}
      </span>
    </>
  )
}
