// The palette: go anywhere, find a figure, a firm, a form.
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch } from '../api/keeping'
import { trouble } from '../api/problem'
import { address } from '../boot'
import { word } from '../i18n'
import { router } from '../router'
import { Dialog } from '../ui/Dialog'
import { useMenu } from './menu'

export function Palette(p: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={p.open} title={t('palette.title')} onClose={p.onClose} closeLabel={t('common.close')} width={640}>
      {p.open && <Search onClose={p.onClose} />}
    </Dialog>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const found = useSearch(useDeferredValue(q.trim()))
  const go = useNavigate()
  const menu = useMenu()
  const open = (href: string) => {
    onClose()
    if (/^https?:/.test(href)) location.assign(href)
    else router.history.push(address(href))
  }
  const pages = menu.filter((e) => !q || e.title.toLowerCase().includes(q.toLowerCase()))
  const hits = q ? (found.data?.items ?? []) : []
  return (
    <Command shouldFilter={false} label={t('palette.title')} className="palette" loop>
      <Command.Input
        value={q}
        onValueChange={setQ}
        placeholder={t('palette.hint')}
        aria-label={t('palette.hint')}
        autoFocus
      />
      <Command.List label={t('palette.results')}>
        {pages.map((e) => (
          <Command.Item
            key={e.to}
            value={`page ${e.to}`}
            onSelect={() => {
              onClose()
              void go({ to: e.to })
            }}
          >
            <span className="kind">{t('palette.page')}</span>
            <span>{e.title}</span>
            <kbd>g {e.letter}</kbd>
          </Command.Item>
        ))}
        {hits.map((h) => (
          <Command.Item key={`${h.kind} ${h.id}`} value={`${h.kind} ${h.id}`} onSelect={() => open(h.href)}>
            <span className="kind">{word('hit', h.kind)}</span>
            <span>{h.title}</span>
            {h.note && <span className="small">{h.note}</span>}
          </Command.Item>
        ))}
      </Command.List>
      <p className="small" role="status">
        {q && !found.isFetching && hits.length + pages.length === 0 ? t('palette.nothing') : ''}
        {found.error ? (trouble(found.error)?.problem.title ?? t('error.unreachable')) : ''}
      </p>
    </Command>
  )
}
